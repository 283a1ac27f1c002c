// The services that this desk asks: where each is, and how this desk is known there.
import { useTranslation } from 'react-i18next';
import { CHANNEL_ID_MAX_LENGTH, INTEGRATION_ID_MAX_LENGTH } from '../../../shared/core/check-in';
import { Section } from './section';
import { SettingText, SettingLines, SettingChoice, SettingNumber } from '../../kit/setting-fields';
import { useAppState } from '../../kit/window-parts';
import { Settings } from '../../../shared/settings/settings';
import { ClockWarning } from '../../kit/clock-warning';
import type { ReactNode } from 'react';

/** The key has its own section: it is not a setting. */
export function Share911Section() {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.section.share911')}>
      <SettingText
        path="share911.baseUrl"
        label={t('settings.share911.baseUrl')}
        wrong={t('settings.error.address')}
      />
      <div className="settings-pair">
        <SettingText
          path="share911.channelId"
          label={t('settings.share911.channelId')}
          hint={t('settings.share911.channelHint')}
          wrong={t('settings.error.line')}
          maxLength={CHANNEL_ID_MAX_LENGTH}
        />
        <SettingText
          path="share911.integrationId"
          label={t('settings.share911.integrationId')}
          wrong={t('settings.error.line')}
          maxLength={INTEGRATION_ID_MAX_LENGTH}
        />
      </div>
    </Section>
  );
}

/** The key has its own section: it is not a setting. */
export function ChektSection() {
  const { t } = useTranslation();
  const location = useAppState((app) => app.settings.desk.location);
  return (
    <Section title={t('ask.settings.chekt.title')} intro={t('ask.settings.chekt.intro')}>
      <SettingText
        path="chekt.baseUrl"
        label={t('ask.settings.chekt.baseUrl')}
        wrong={t('settings.error.address')}
      />
      <SettingText
        path="chekt.siteName"
        label={t('ask.settings.chekt.siteName')}
        hint={t('ask.settings.chekt.siteNameHint', { location })}
        wrong={t('settings.error.line')}
        maxLength={128}
      />
      <SettingLines
        path="chekt.siteIds"
        distinct
        label={t('ask.settings.chekt.siteIds')}
        // The order stays: the first one is what a question starts with.
        hint={t('ask.settings.chekt.siteIdsHint')}
        wrong={t('ask.settings.chekt.siteIdsWrong')}
      />
    </Section>
  );
}

const AUTHS = Settings.shape.emergency24.shape.auth.options;

/** The keys have their own section: they are not settings. */
export function Emergency24Section() {
  const { t } = useTranslation();
  const { auth } = useAppState((app) => app.settings.emergency24);
  return (
    <Section title={t('vendor.emergency24')} intro={t('ask.settings.emergency24.intro')}>
      <SettingText
        path="emergency24.baseUrl"
        label={t('ask.settings.emergency24.baseUrl')}
        wrong={t('settings.error.address')}
      />
      <div className="field">
        <SettingChoice
          path="emergency24.auth"
          label={t('ask.settings.emergency24.auth')}
          options={AUTHS.map((id) => ({ id, label: t(`ask.settings.emergency24.auths.${id}`) }))}
        />
        <p className="field-hint">{t(`ask.settings.emergency24.authHint.${auth}`)}</p>
      </div>
      <ClockWarning source="emergency24" />
    </Section>
  );
}

interface WebhooksSectionProps {
  /** How answers get here, as on the Verify screen: whoever sets it up wants to see it work. */
  readonly reach: ReactNode;
}

/** Where this computer listens for answers, and how they get here. */
export function WebhooksSection({ reach }: WebhooksSectionProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('ask.settings.webhooks.title')} intro={t('ask.settings.webhooks.intro')}>
      <div className="settings-pair">
        <SettingText
          path="webhooks.host"
          label={t('ask.settings.webhooks.host')}
          hint={t('ask.settings.webhooks.hostHint')}
          wrong={t('ask.settings.webhooks.hostWrong')}
          maxLength={255}
        />
        <SettingNumber
          path="webhooks.port"
          label={t('ask.settings.webhooks.port')}
          hint={t('ask.settings.webhooks.portHint')}
          min={1}
          max={65535}
        />
      </div>
      {reach}
    </Section>
  );
}
