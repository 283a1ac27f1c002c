// Keys of the window itself: Ctrl and a digit for a screen, Ctrl+K for contacts, Esc to stop a countdown or for the way back.
import { useEffect, type RefObject } from 'react';
import { goBack, goTo, SCREENS, type Screen } from '../kit/navigation';
import { useParts, type WindowParts } from '../kit/window-parts';
import { askForSearch } from '../features/contacts/view';
import { cancelDelivery } from '../kit/delivery-calls';
import { visibleDeliveries } from '../features/panic/visible';
import { revealing } from '../kit/store';

/** Listens while the shell is drawn; after a jump by key the focus is in `main`. */
export function useShortcuts(main: RefObject<HTMLElement | null>): void {
  const parts = useParts();
  useEffect(() => {
    const jump = (screen: Screen) => {
      reveal(parts);
      goTo(parts.navigation, screen);
      main.current?.focus();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="alertdialog"]') !== null) return;
      if (event.key === 'Escape') {
        // Held down it is one Esc, and it may belong to a word being composed.
        if (!event.repeat && !event.isComposing) takeBack(parts);
        return;
      }
      const screen = screenOf(event);
      if (screen === undefined) return;
      event.preventDefault();
      jump(screen);
      if (event.key.toLowerCase() === 'k') askForSearch(parts);
    };
    const onFocus = () => reveal(parts);
    window.addEventListener('keydown', onKey);
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('focus', onFocus);
    };
  }, [parts, main]);
}

/**
 * Esc stops the newest countdown in sight, or goes one screen back. Only what counts down: anything later may be out
 * already, and to stop that is never a slip of one key. Whoever has an Esc of their own (a dialog, a panel, a search
 * box, a form) comes first: an Esc meant for them must not silence a press that was meant.
 */
function takeBack(parts: WindowParts): void {
  const counting = visibleDeliveries(parts.store.getState()).find(
    ({ state }) => state === 'counting-down',
  );
  if (counting === undefined) goBack(parts.navigation);
  else void cancelDelivery(parts, counting.id);
}

function screenOf(event: KeyboardEvent): Screen | undefined {
  const control = event.ctrlKey !== event.metaKey;
  if (!control || event.altKey || event.shiftKey) return undefined;
  if (event.key.toLowerCase() === 'k') return 'contacts';
  return /^[1-6]$/.test(event.key) ? SCREENS[Number(event.key) - 1] : undefined;
}

/** Lets every discreet press made until now show its card. */
export function reveal({ store }: Pick<WindowParts, 'store'>): void {
  store.setState(({ app }) => revealing(app));
}
