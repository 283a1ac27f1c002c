// The press somebody may want to stop or to know about: below the tiles, and in sight whatever is scrolled.
import './press-bar.css';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useWindowState } from '../../kit/window-parts';
import { DeliveryCard } from './delivery-card';
import { PressTroubleCard } from './press-trouble-card';
import { standing } from './standing';

/** Takes its room from below: no tile moves for it. */
export function PressBar() {
  const { t } = useTranslation();
  const { delivery, trouble } = useWindowState(useShallow(standing));
  if (delivery === undefined && trouble === undefined) return null;
  return (
    <section className="press-bar" aria-label={t('panic.newest')}>
      {delivery === undefined ? (
        trouble && <PressTroubleCard key={trouble.key} trouble={trouble} />
      ) : (
        <DeliveryCard key={delivery.id} delivery={delivery} />
      )}
    </section>
  );
}
