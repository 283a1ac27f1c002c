// What comes in from outside, calls and alerts: the way in and its proof, and how a call is kept.
import '../../kit/reach-address.css';
import { useTranslation } from 'react-i18next';
import { useAppState, useUnreadableKey } from '../../kit/window-parts';
import { CallSite } from './call-site';
import { KeyField } from './key-field';
import { Section } from './section';
import { SettingNumber, SettingSwitch, SettingText } from '../../kit/setting-fields';
import type { SecretName } from '../../../shared/settings/secret';
import { CopyField } from '../../components/copy';
import { Sign } from '../../components/icons';

/** What it takes to receive comes first; asking for newer places comes last, since it needs more approval. */
export function CallsSection() {
  const { t } = useTranslation();
  const { rapidsosUrl, canProveRapidsos } = useAppState((app) => app.webhook);
  return (
    <Section title={t('calls.settings.title')} intro={t('calls.settings.intro')}>
      <IncomingAddress
        label={t('calls.settings.url')}
        url={rapidsosUrl}
        canProve={canProveRapidsos}
        secret="rapidsos.sharedSecret"
        proof={t(canProveRapidsos ? 'calls.settings.canProve' : 'calls.settings.cannotProve')}
      />
      <KeyField name="rapidsos.sharedSecret" />
      <CallSite />
      <SettingNumber
        path="calls.keepHours"
        label={t('calls.settings.keepHours')}
        hint={t('calls.settings.keepHoursHint')}
        min={1}
        max={8760}
      />
      <SettingSwitch
        path="calls.sound"
        label={t('calls.settings.sound')}
        hint={t('calls.settings.soundHint')}
      />
      <SettingText
        path="calls.tileUrl"
        label={t('calls.settings.tileUrl')}
        hint={t('calls.settings.tileUrlHint')}
        wrong={t('calls.settings.tileUrlWrong')}
        maxLength={1000}
      />
      <SettingSwitch
        path="rapidsos.followUp"
        label={t('calls.settings.followUp')}
        hint={t('calls.settings.followUpHint')}
      />
      <SettingText
        path="rapidsos.baseUrl"
        label={t('calls.settings.baseUrl')}
        wrong={t('settings.error.address')}
      />
      <KeyField name="rapidsos.clientId" />
      <KeyField name="rapidsos.clientSecret" />
    </Section>
  );
}

/** Share911's alerts: where they come in, and the name and password that Share911 proves itself with. */
export function Share911AlertsSection() {
  const { t } = useTranslation();
  const { share911Url, canProveShare911 } = useAppState((app) => app.webhook);
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
        wrong={t('calls.settings.alerts.userWrong')}
        maxLength={128}
      />
      <KeyField name="share911.webhookPassword" />
    </Section>
  );
}

interface IncomingAddressProps {
  readonly label: string;
  /** Null while nothing listens. */
  readonly url: string | null;
  readonly canProve: boolean;
  readonly secret: SecretName;
  /** What the proof means, in words that fit `canProve`. */
  readonly proof: string;
}

/** An address that works on this computer only says so, before anyone registers it. */
function IncomingAddress({ label, url, canProve, secret, proof }: IncomingAddressProps) {
  const { t } = useTranslation();
  const reachable = useAppState((app) => app.webhook.reachable);
  const unreadable = useUnreadableKey(secret);
  const practice = useAppState((app) => app.world === 'practice');
  return (
    <div className="reach-address">
      {url === null ? (
        <p className="field-hint">{t('ask.reach.noAddress')}</p>
      ) : (
        <CopyField
          label={label}
          value={url}
          copy={t('ask.reach.copy')}
          copied={t('ask.reach.copied')}
          byHand={t('ask.reach.copyByHand')}
        />
      )}
      {url !== null && !reachable && <p className="reach-local">{t('calls.settings.localOnly')}</p>}
      <p className="reach-proof">
        <Sign name={canProve ? 'lock' : 'triangle'} size={18} />
        {practice
          ? t('calls.settings.practiceProof')
          : unreadable
            ? t('settings.secret.unreadableHint')
            : proof}
      </p>
    </div>
  );
}
