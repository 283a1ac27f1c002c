// The ways on from a call: who is near, is it real, check in, tell others, put it away.
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { siteNameOf } from '../../../shared/settings/place';
import { goTo } from '../../kit/navigation';
import { useAppState, useParts } from '../../kit/window-parts';
import { siteChoices } from '../../kit/asking';
import { CalmButton, OnceButton } from '../../kit/calm-button';
import { openComposer } from '../../kit/open-composer';
import { closeCall } from './call-asks';
import { searchableNumber } from './call-words';

export type CallPanel = 'radio' | 'raw';

interface CallButtonsProps {
  readonly call: EmergencyCall;
  /** The number while it is on the screen: never more is searched for than is shown. */
  readonly revealed: string | null;
  readonly panel: CallPanel | null;
  readonly onPanel: (panel: CallPanel | null) => void;
  /** Shows whoever the contacts have for these words. */
  readonly onLookUp: (query: string) => void;
}

export function CallButtons(props: CallButtonsProps) {
  const { call, revealed, panel, onPanel, onLookUp } = props;
  const { t } = useTranslation();
  const parts = useParts();
  const siteId = useAppState((app) => siteChoices(app)[0]);
  const siteName = useAppState((app) => siteNameOf(app.settings));
  const lookUp = () => {
    const number = searchableNumber(revealed ?? '');
    const query = number || streetOf(call.address ?? '') || siteName;
    onLookUp(query);
  };
  const toggle = (one: CallPanel) => () => onPanel(panel === one ? null : one);
  return (
    <div className="call-buttons">
      <CalmButton onClick={lookUp}>{t('calls.do.lookUp')}</CalmButton>
      <CalmButton onClick={() => openComposer(parts, siteId === undefined ? {} : { siteId })}>
        {t('calls.do.verify')}
      </CalmButton>
      <CalmButton onClick={() => goTo(parts.navigation, 'panic')}>
        {t('calls.do.checkIn')}
      </CalmButton>
      <CalmButton aria-expanded={panel === 'radio'} onClick={toggle('radio')}>
        {t('calls.do.radio')}
      </CalmButton>
      <CalmButton aria-expanded={panel === 'raw'} onClick={toggle('raw')}>
        {t('calls.do.raw')}
      </CalmButton>
      <OnceButton kind="primary" run={() => closeCall(parts, call.id)}>
        {t('calls.do.close')}
      </OnceButton>
    </div>
  );
}

/** `Street` and `St` are one, so neither is searched for. */
const KINDS =
  /\s+(?:street|str|st|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|lane|ln|court|ct|place|pl|parkway|pkwy|highway|hwy|terrace|ter|circle|cir)\.?$/i;

/** The part with the number of the house if there is one, else the first: `100 Main St, Columbus` is `100 Main`. */
export function streetOf(address: string): string {
  const parts = address.split(',').map((part) => part.trim());
  const street = parts.find((part) => /^\d+\S*\s+\S/.test(part)) ?? parts[0] ?? '';
  return street.replace(KINDS, '') || street;
}
