// A place typed for the next press that is not the desk's own: it must be seen wherever the desk's is.
import { useAppState, useWindowState } from '../../kit/window-parts';

/** Null while a press would go out from the desk's own place. */
export function useOddPlace(): string | null {
  const own = useAppState((app) => app.settings.desk.location);
  const typed = useWindowState((state) => state.draft.location)?.trim() ?? '';
  return typed === '' || typed === own ? null : typed;
}
