// Questions half written: kept in the window until they are sent or cleared, each under what it began with.
import { useStore } from 'zustand';
import { createPart } from '../../kit/store-part';
import { useParts, type WindowParts } from '../../kit/window-parts';
import type { AskDraft } from './draft';
import type { AskPrefill } from '../../kit/asking';

type Store = Pick<WindowParts, 'store'>;

const drafts = createPart<Readonly<Partial<Record<string, AskDraft>>>>({});

/** The same beginning finds the same draft again. */
export function draftKey(prefill: AskPrefill): string {
  return JSON.stringify(Object.entries(prefill).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Undefined while nothing was written. */
export function keptDraft({ store }: Store, key: string): AskDraft | undefined {
  return drafts(store).getState()[key];
}

/** The same, and drawn again when it changes. */
export function useKeptDraft(key: string): AskDraft | undefined {
  return useStore(drafts(useParts().store), (kept) => kept[key]);
}

export function keepDraft({ store }: Store, key: string, draft: AskDraft): void {
  drafts(store).setState({ [key]: draft });
}

export function dropDraft({ store }: Store, key: string): void {
  const others = { ...drafts(store).getState() };
  Reflect.deleteProperty(others, key);
  drafts(store).setState(others, true);
}

/** Leaving the screen closes a new question in which nothing was written. */
export function leaveComposer({ store }: Store): void {
  const { composing } = store.getState();
  const isKept =
    composing !== null && keptDraft({ store }, draftKey(composing.prefill)) !== undefined;
  store.setState({ board: null, composing: isKept ? composing : null });
}
