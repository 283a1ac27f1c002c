// The screen for someone who has three seconds: eight tiles that never move, and below them the presses before the newest.
import './panic-screen.css';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { CALM_STATUSES, PANIC_STATUSES, type CheckInStatus } from '../../../shared/core/check-in';
import { useAppState, useParts, useWindowState } from '../../kit/window-parts';
import { DeliveryCard } from './delivery-card';
import { visibleDeliveries } from './visible';
import { DraftFields } from './draft-fields';
import { press } from '../../kit/press';
import { PressTroubleCard } from './press-trouble-card';
import { standing } from './standing';
import { Tile } from './tile';

/** Cards come and go underneath the tiles, newest first. */
export function PanicScreen() {
  const { t } = useTranslation();
  const deliveries = useWindowState(useShallow(visibleDeliveries));
  const troubles = useWindowState((state) => state.pressTroubles);
  const inBar = useWindowState(useShallow(standing));
  return (
    <div className="panic">
      <h1 className="only-for-readers">{t('nav.panic')}</h1>
      <section className="panic-help" aria-label={t('panic.help')}>
        <Tiles statuses={PANIC_STATUSES} />
      </section>
      <section aria-label={t('panic.checkIn')}>
        <Tiles statuses={CALM_STATUSES} />
      </section>
      {/* Behind the tiles for Tab, above them for the eye: help is never further away for want of a mouse. */}
      <DraftFields />
      <section className="presses" aria-label={t('panic.presses')}>
        {troubles
          .filter(({ key }) => key !== inBar.trouble?.key)
          .map((trouble) => (
            <PressTroubleCard key={trouble.key} trouble={trouble} />
          ))}
        {deliveries
          .filter(({ id }) => id !== inBar.delivery?.id)
          .map((delivery) => (
            <DeliveryCard key={delivery.id} delivery={delivery} />
          ))}
        {troubles.length + deliveries.length === 0 && (
          <p className="presses-empty">{t('panic.empty')}</p>
        )}
      </section>
    </div>
  );
}

function Tiles({ statuses }: { readonly statuses: readonly CheckInStatus[] }) {
  const { t } = useTranslation();
  const parts = useParts();
  const hotkeys = useAppState((app) => app.hotkeys);
  const onPress = (status: CheckInStatus, byKeyboard: boolean) =>
    void press(parts, status, byKeyboard);
  return (
    <div className="tiles">
      {statuses.map((status) => {
        const hotkey = hotkeys.find(({ target }) => target === status);
        return (
          <Tile
            key={status}
            status={status}
            accelerator={hotkey?.status === 'registered' ? hotkey.accelerator : null}
            {...(status === 'TRAPPED' ? { hint: t('panic.trapped') } : {})}
            onPress={onPress}
          />
        );
      })}
    </div>
  );
}
