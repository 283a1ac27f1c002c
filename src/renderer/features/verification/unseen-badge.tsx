// How many answers nobody has looked at yet, on the way to the Verify screen.
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../kit/window-parts';

interface UnseenBadgeProps {
  /** What the link names as its description. */
  readonly id: string;
}

/** Nothing while all is seen. */
export function UnseenBadge({ id }: UnseenBadgeProps) {
  const { t } = useTranslation();
  const count = useAppState(({ verifications }) =>
    verifications.reduce((sum, { unseenAnswers }) => sum + unseenAnswers, 0),
  );
  if (count === 0) return null;
  return (
    <span className="rail-badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span id={id} className="only-for-readers">
        {t('verify.newAnswers', { count })}
      </span>
    </span>
  );
}
