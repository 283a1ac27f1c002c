// From the card of a panic: ask the contacts of this site whether it is real.
import { useTranslation } from 'react-i18next';
import { isPanic } from '../../../shared/core/check-in';
import type { PressDelivery } from '../../../shared/delivery';
import { useAppState, useParts } from '../../kit/window-parts';
import { siteChoices } from '../../kit/sites';
import { aboutPress, openComposer } from '../../kit/open-composer';
import { CalmButton } from '../../kit/calm-button';

interface AskIfRealProps {
  readonly delivery: PressDelivery;
}

/** Only where there are contacts to ask, and only for a call for help that was not stopped. */
export function AskIfReal({ delivery: { id, action, state } }: AskIfRealProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const siteId = useAppState((app) => siteChoices(app)[0]);
  const hasKey = useAppState((app) => app.secrets['chekt.apiKey'] === 'stored');
  const canAsk = siteId !== undefined || hasKey;
  const isCall = isPanic(action.status) && action.standsDown === undefined;
  if (!canAsk || !isCall || state === 'cancelled') return null;
  return (
    <CalmButton onClick={() => openComposer(parts, aboutPress(siteId, id))}>
      {t('verify.askIfReal')}
    </CalmButton>
  );
}
