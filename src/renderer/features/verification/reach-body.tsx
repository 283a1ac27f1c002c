// Everything about how answers reach this computer: the state, the address, and the ways in.
import './reach.css';
import '../../kit/reach-address.css';
import { ReachCheck } from './reach-check';
import { ReachWays } from './reach-ways';
import { useTranslation } from 'react-i18next';
import { useAppState, useUnreadableKey } from '../../kit/window-parts';
import { SettingText } from '../../kit/setting-fields';
import { CopyField } from '../../components/copy';
import { Sign } from '../../components/icons';

export function ReachBody() {
  return (
    <div className="reach">
      <ReachCheck />
      <PublicUrlField />
      <ReachAddress />
      <ReachWays />
    </div>
  );
}

/** Empty while there is none. */
function PublicUrlField() {
  const { t } = useTranslation();
  return (
    <SettingText
      path="webhooks.publicUrl"
      label={t('ask.reach.publicUrl')}
      hint={t('ask.reach.publicHint')}
      placeholder="https://"
      wrong={t('settings.error.address')}
    />
  );
}

/** An address that works on this computer only says so, before anyone registers it. */
function ReachAddress() {
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
