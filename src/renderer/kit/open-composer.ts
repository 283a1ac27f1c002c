// The one way to begin a question from anywhere in the window.
import { goTo } from './navigation';
import type { WindowParts } from './window-parts';
import type { AskPrefill } from './asking';

/** Shows the composer with what is known already filled in. */
export function openComposer(
  { store, navigation }: Pick<WindowParts, 'store' | 'navigation'>,
  prefill: AskPrefill,
): void {
  const count = (store.getState().composing?.count ?? 0) + 1;
  store.setState({ composing: { prefill, count } });
  goTo(navigation, 'verify');
}

/** A question about a panic: the desk's own site, and which press it was. */
export function aboutPress(siteId: string | undefined, pressId: string): AskPrefill {
  return { ...(siteId === undefined ? {} : { siteId }), aboutPress: pressId };
}
