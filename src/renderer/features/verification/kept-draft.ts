// Questions half written: kept in the window until they are sent or cleared, each under what it began with.
import type { WindowParts } from '../../window-parts';
import type { AskDraft } from './draft';
import type { AskPrefill } from '../../ask-prefill';

type Store = Pick<WindowParts, 'store'>;

/** The same beginning finds the same draft again. */
export function draftKey(prefill: AskPrefill): string {
  return JSON.stringify(Object.entries(prefill).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function keepDraft({ store }: Store, key: string, draft: AskDraft): void {
  store.setState(({ askDrafts }) => ({ askDrafts: { ...askDrafts, [key]: draft } }));
}

export function dropDraft({ store }: Store, key: string): void {
  store.setState(({ askDrafts }) => {
    const others = { ...askDrafts };
    Reflect.deleteProperty(others, key);
    return { askDrafts: others };
  });
}

/** Leaving the screen closes a new question in which nothing was written. */
export function leaveComposer({ store }: Store): void {
  const { composing, askDrafts } = store.getState();
  const isKept = composing !== null && askDrafts[draftKey(composing.prefill)] !== undefined;
  store.setState({ board: null, composing: isKept ? composing : null });
}
