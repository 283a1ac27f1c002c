// A discreet press stays off the screen until the operator comes to look: this is coming to look.
import { revealing } from '../kit/store';
import type { WindowParts } from '../kit/window-parts';

/** Lets every discreet press made until now show its card. */
export function reveal({ store }: Pick<WindowParts, 'store'>): void {
  store.setState(({ app }) => revealing(app));
}
