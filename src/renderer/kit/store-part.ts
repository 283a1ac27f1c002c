// What one feature alone keeps in the window: the store of all need not know its shape.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WindowStore } from './store';

/**
 * Answers a feature's part of a window, which begins as `empty`. What was begun in practice must never be sent in live:
 * every change of worlds empties it.
 */
export function createPart<T>(empty: T): (store: WindowStore) => StoreApi<T> {
  const parts = new WeakMap<WindowStore, StoreApi<T>>();
  return (store) => {
    const known = parts.get(store);
    if (known !== undefined) return known;
    const part = createStore<T>()(() => empty);
    store.subscribe((now, before) => {
      if (before.app !== null && now.app?.world !== before.app.world) part.setState(empty, true);
    });
    parts.set(store, part);
    return part;
  };
}
