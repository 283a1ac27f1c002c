// Which presses stay off the screen: those by keys, until they have failed somebody.
import type { PressDelivery } from './delivery';
import type { Settings } from './settings/settings';

/** Whoever pressed in secret has to know that nothing came of it, unless IT decided otherwise. */
export function isDiscreet(
  { action, state }: Pick<PressDelivery, 'action' | 'state'>,
  panic: Settings['panic'],
): boolean {
  if (action.origin !== 'hotkey' || !panic.discreetHotkeys) return false;
  const isLost = state === 'failed' || state === 'expired';
  return !isLost || panic.discreetFailures;
}
