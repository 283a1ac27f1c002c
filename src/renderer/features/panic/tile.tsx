// One large button of the panic screen.
import './tile.css';
import { useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { STATUSES, type CheckInStatus } from '../../../shared/core/check-in';
import { Sign } from '../../components/icons';
import { isByKeyboard } from '../../kit/press';

interface TileProps {
  readonly status: CheckInStatus;
  /** The registered hotkey, such as `Ctrl+Alt+Shift+T`. */
  readonly accelerator: string | null;
  readonly hint?: string;
  readonly onPress: (status: CheckInStatus, byKeyboard: boolean) => void;
}

/** Its name is the status alone; the keys are its description. */
export function Tile({ status, accelerator, hint, onPress }: TileProps) {
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
