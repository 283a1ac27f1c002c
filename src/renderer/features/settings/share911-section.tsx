// Where Share911 is and how this desk is known there.
import { useTranslation } from 'react-i18next';
import { CHANNEL_ID_MAX_LENGTH, INTEGRATION_ID_MAX_LENGTH } from '../../../shared/core/check-in';
import { useAppState } from '../../kit/window-parts';
import { Section } from './section';
import { SettingText } from '../../kit/setting-text';
import { useSave } from '../../kit/use-setting';

/** The key has its own section: it is not a setting. */
export function Share911Section() {
  const { t } = useTranslation();
  const save = useSave();
  const share911 = useAppState((app) => app.settings.share911);
  return (
    <Section title={t('settings.section.share911')}>
      <SettingText
        path="share911.baseUrl"
        label={t('settings.share911.baseUrl')}
        value={share911.baseUrl}
        wrong={t('settings.error.address')}
        save={(baseUrl) => save({ share911: { baseUrl: baseUrl.trim() } })}
      />
      <div className="settings-pair">
        <SettingText
          path="share911.channelId"
          label={t('settings.share911.channelId')}
          hint={t('settings.share911.channelHint')}
          value={share911.channelId}
          wrong={t('settings.error.line')}
          maxLength={CHANNEL_ID_MAX_LENGTH}
          save={(channelId) => save({ share911: { channelId } })}
        />
        <SettingText
          path="share911.integrationId"
          label={t('settings.share911.integrationId')}
          value={share911.integrationId}
          wrong={t('settings.error.line')}
          maxLength={INTEGRATION_ID_MAX_LENGTH}
          save={(integrationId) => save({ share911: { integrationId } })}
        />
      </div>
    </Section>
  );
}
