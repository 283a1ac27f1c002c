// Presses under way, pinned above every screen but Panic until someone puts them away.
import './pinned-cards.css';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '../components/button';
import { goTo } from '../kit/navigation';
import { useIsShort } from '../kit/use-is-short';
import { useParts, useWindowState } from '../kit/window-parts';
import { CompactCard } from '../features/panic/compact-card';
import { visibleDeliveries } from '../features/panic/visible';

const MOST = 2;

/** The newest ones, one line each; the others are one touch away. */
export function PinnedCards() {
  const { t } = useTranslation();
  const { navigation } = useParts();
  const most = useIsShort() ? 1 : MOST;
  const deliveries = useWindowState(useShallow(visibleDeliveries));
  if (deliveries.length === 0) return null;
  const hidden = deliveries.length - most;
  return (
    <section className="pinned" aria-label={t('strip.pinned')}>
      {deliveries.slice(0, most).map((delivery) => (
        <CompactCard key={delivery.id} delivery={delivery} />
      ))}
      {hidden > 0 && (
        <Button kind="quiet" size="small" onClick={() => goTo(navigation, 'panic')}>
          {t('strip.more', { count: hidden })}
        </Button>
      )}
    </section>
  );
}
