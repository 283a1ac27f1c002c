// Share911's alerts: where they come in, and the name and password that Share911 proves itself with.
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../kit/window-parts';
import { IncomingAddress } from './incoming-address';
import { IncomingKey } from './incoming-key';
import { Section } from './section';
import { SettingText } from '../../kit/setting-text';
import { useSave } from '../../kit/use-setting';

export function Share911AlertsSection() {
  const { t } = useTranslation();
  const save = useSave();
  const { share911Url, canProveShare911 } = useAppState((app) => app.webhook);
  const user = useAppState((app) => app.settings.share911.webhookUser);
  return (
    <Section title={t('calls.settings.alerts.title')} intro={t('calls.settings.alerts.intro')}>
      <IncomingAddress
        label={t('calls.settings.alerts.url')}
        url={share911Url}
        canProve={canProveShare911}
        secret="share911.webhookPassword"
        proof={t(
          canProveShare911 ? 'calls.settings.alerts.canProve' : 'calls.settings.alerts.cannotProve',
        )}
      />
      <SettingText
        path="share911.webhookUser"
        label={t('calls.settings.alerts.user')}
        hint={t('calls.settings.alerts.userHint')}
        value={user}
        wrong={t('calls.settings.alerts.userWrong')}
        maxLength={128}
        save={(webhookUser) => save({ share911: { webhookUser } })}
      />
      <IncomingKey name="share911.webhookPassword" words="password" />
    </Section>
  );
}
