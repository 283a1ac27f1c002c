// What can be done about an alert: after an all clear also putting our own panics away.
import { useTranslation } from 'react-i18next';
import type { ReceivedAlert } from '../../../shared/alerts/share911-alert';
import { useAppState, useParts, type WindowParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/calm-button';
import { alertTone } from './alert-look';
import { panicsBefore } from './alerts-up';
import { keepFailure } from '../../kit/delivery-calls';

/** A standing alarm does not invite to be put away. */
export function AlertButtons({ alert }: { readonly alert: ReceivedAlert }) {
  const { t } = useTranslation();
  const parts = useParts();
  const panics = useAppState((app) => panicsBefore(alert, app));
  return (
    <div className="call-buttons">
      {panics > 0 && (
        <OnceButton run={() => closePanicsAfter(parts, alert.seq)}>
          {t('calls.alert.closePanics')}
        </OnceButton>
      )}
      <OnceButton
        kind={alertTone(alert) === 'alarm' ? 'plain' : 'primary'}
        run={() => closeAlert(parts, alert.seq)}
      >
        {t('calls.do.close')}
      </OnceButton>
    </div>
  );
}

type Parts = Pick<WindowParts, 'api' | 'store'>;

/** Under which a refusal about an alert is kept. */
export const alertKey = (seq: number): string => `alert-${seq}`;

/** What an operator can ask of an alert; a refusal stays on its card until the next try. */
async function closeAlert(parts: Parts, seq: number): Promise<void> {
  keepFailure(parts, alertKey(seq), await parts.api.call('closeAlert', { seq }));
}

/** Puts away the cards of panics that are over; nothing is sent. */
async function closePanicsAfter(parts: Parts, seq: number): Promise<void> {
  keepFailure(parts, alertKey(seq), await parts.api.call('closePanicsAfter', { seq }));
}
