// The address to register with a service that sends to this desk, and whether what comes there can be trusted.
import '../../kit/reach-address.css';
import { useTranslation } from 'react-i18next';
import type { SecretName } from '../../../shared/settings/secret';
import { CopyField } from '../../components/copy-field';
import { Sign } from '../../components/icons';
import { useAppState } from '../../kit/window-parts';
import { useUnreadableKey } from '../../kit/use-unreadable-key';

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
export function IncomingAddress({ label, url, canProve, secret, proof }: IncomingAddressProps) {
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
