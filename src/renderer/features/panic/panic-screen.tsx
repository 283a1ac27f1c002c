// The screen for someone who has three seconds: eight tiles that never move, and below them the presses before the newest.
import './panic-screen.css';
import './tile.css';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import {
  CALM_STATUSES,
  PANIC_STATUSES,
  type CheckInStatus,
  STATUSES,
} from '../../../shared/core/check-in';
import { useAppState, useParts, useWindowState } from '../../kit/window-parts';
import { DeliveryCard } from './delivery-card';
import { visibleDeliveries, standing } from './visible';
import { DraftFields } from './draft-fields';
import { press, isByKeyboard } from '../../kit/press';
import { PressTroubleCard } from './press-bar';
import { useId, type KeyboardEvent } from 'react';
import { Sign } from '../../components/icons';

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

interface TileProps {
  readonly status: CheckInStatus;
  /** The registered hotkey, such as `Ctrl+Alt+Shift+T`. */
  readonly accelerator: string | null;
  readonly hint?: string;
  readonly onPress: (status: CheckInStatus, byKeyboard: boolean) => void;
}

/** Its name is the status alone; the keys are its description. */
function Tile({ status, accelerator, hint, onPress }: TileProps) {
  const { t } = useTranslation();
  const id = useId();
  const { sign, hue } = STATUSES[status];
  const small = accelerator?.replaceAll('+', ' ') ?? hint;
  return (
    <button
      type="button"
      className={`tile ${hue}`}
      aria-labelledby={`${id}name`}
      aria-describedby={small === undefined ? undefined : `${id}hint`}
      aria-keyshortcuts={accelerator?.replace('Ctrl', 'Control').replace('Super', 'Meta')}
      onKeyDown={ignoreHeldKey}
      onClick={(event) => onPress(status, isByKeyboard(event))}
    >
      <Sign name={sign} size={hue === 'safe' ? 28 : 34} />
      <span className="tile-words">
        <span id={`${id}name`}>{t(`status.${status}`)}</span>
        {small !== undefined && (
          <small id={`${id}hint`} className="muted">
            {small}
          </small>
        )}
      </span>
    </button>
  );
}

/** A key held down must not press again and again. */
function ignoreHeldKey(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
}
