// The exact address to register with CHeKT, and what proves that an event is CHeKT's.
import '../../kit/reach-address.css';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../components/copy-field';
import { Sign } from '../../components/icons';
import { useAppState } from '../../kit/window-parts';
import { useUnreadableKey } from '../../kit/use-unreadable-key';

/** An address that works on this computer only says so, before anyone registers it. */
export function ReachAddress() {
  const { t } = useTranslation();
  const { chektUrl, chektProof, reachable } = useAppState((app) => app.webhook);
  const unreadable = useUnreadableKey('chekt.webhookSecret');
  if (chektUrl === null) {
    const why = unreadable ? 'settings.secret.unreadableHint' : 'ask.reach.noAddress';
    return <p className="field-hint">{t(why)}</p>;
  }
  return (
    <div className="reach-address">
      <CopyField
        label={t('ask.reach.address')}
        value={chektUrl}
        copy={t('ask.reach.copy')}
        copied={t('ask.reach.copied')}
        byHand={t('ask.reach.copyByHand')}
      />
      {!reachable && <p className="reach-local">{t('ask.reach.localOnly')}</p>}
      <p className="reach-proof">
        <Sign name={chektProof === 'signature' ? 'lock' : 'triangle'} size={18} />
        {t(chektProof === 'signature' ? 'ask.reach.signature' : 'ask.reach.byAddress')}
      </p>
    </div>
  );
}
