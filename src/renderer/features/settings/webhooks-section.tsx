// Where this computer listens for answers, and how they get here.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../kit/window-parts';
import { Section } from './section';
import { SettingNumber, SettingText } from '../../kit/setting-text';
import { useSave } from '../../kit/use-setting';

interface WebhooksSectionProps {
  /** How answers get here, as on the Verify screen: whoever sets it up wants to see it work. */
  readonly reach: ReactNode;
}

export function WebhooksSection({ reach }: WebhooksSectionProps) {
  const { t } = useTranslation();
  const save = useSave();
  const { host, port } = useAppState((app) => app.settings.webhooks);
  return (
    <Section title={t('ask.settings.webhooks.title')} intro={t('ask.settings.webhooks.intro')}>
      <div className="settings-pair">
        <SettingText
          path="webhooks.host"
          label={t('ask.settings.webhooks.host')}
          hint={t('ask.settings.webhooks.hostHint')}
          value={host}
          wrong={t('ask.settings.webhooks.hostWrong')}
          maxLength={255}
          save={(typed) => save({ webhooks: { host: typed.trim() } })}
        />
        <SettingNumber
          path="webhooks.port"
          label={t('ask.settings.webhooks.port')}
          hint={t('ask.settings.webhooks.portHint')}
          value={port}
          min={1}
          max={65535}
          save={(typed) => save({ webhooks: { port: typed } })}
        />
      </div>
      {reach}
    </Section>
  );
}
