// What can be done about an alert: after an all clear also putting our own panics away.
import { useTranslation } from 'react-i18next';
import type { ReceivedAlert } from '../../../shared/alerts/share911-alert';
import { useAppState, useParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/once-button';
import { alertTone } from './alert-look';
import { closeAlert, closePanicsAfter } from './alert-asks';
import { panicsBefore } from './alerts-up';

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
