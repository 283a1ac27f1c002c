// Keys of the window itself: Ctrl and a digit for a screen, Ctrl+K for contacts, Esc for the way back.
import { useEffect, type RefObject } from 'react';
import { goBack, goTo, SCREENS, type Screen } from '../../navigation';
import { useParts } from '../../window-parts';
import { askForSearch } from '../contacts/view';
import { reveal } from './reveal';

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
        goBack(parts.navigation);
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

function screenOf(event: KeyboardEvent): Screen | undefined {
  const control = event.ctrlKey !== event.metaKey;
  if (!control || event.altKey || event.shiftKey) return undefined;
  if (event.key.toLowerCase() === 'k') return 'contacts';
  return /^[1-6]$/.test(event.key) ? SCREENS[Number(event.key) - 1] : undefined;
}
