// How many calls and alerts nobody has looked at yet, on the way to the Calls screen.
import { useTranslation } from 'react-i18next';
import { unseenCalls } from '../../shared/calls/emergency-call';
import { useAppState } from '../kit/window-parts';
import { unseenAlerts } from '../features/alerts/alerts-up';

interface IncomingBadgeProps {
  /** What the link names as its description. */
  readonly id: string;
}

/** Nothing while all is seen. */
export function IncomingBadge({ id }: IncomingBadgeProps) {
  const { t } = useTranslation();
  const count = useAppState((app) => unseenCalls(app.calls).length + unseenAlerts(app).length);
  if (count === 0) return null;
  return (
    <span className="rail-badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span id={id} className="only-for-readers">
        {t('calls.unseen', { count })}
      </span>
    </span>
  );
}
