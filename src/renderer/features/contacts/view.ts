// What of the contacts screen outlives a visit to another screen: the search, the person, the unsent form.
import type { LinkDecision } from '../../../shared/contacts/person';
import { useStore } from 'zustand';
import { createPart } from '../../kit/store-part';
import { useParts, type WindowParts } from '../../kit/window-parts';
import type { ContactDraft } from './form-state';

export const CONTACTS_TABS = [
  'people',
  'conflicts',
  'suggestions',
  'services',
  'exchange',
] as const;
export type ContactsTab = (typeof CONTACTS_TABS)[number];

interface ContactsView {
  readonly query: string;
  readonly tab: ContactsTab;
  /** Any record key of the person on show. */
  readonly person: string | null;
  /** Whoever is being added or edited. */
  readonly form: ContactDraft | null;
  /** The form takes the place of the person on show; down, it waits with everything typed. */
  readonly formUp: boolean;
  /** The last decision about two records, for its undoing. */
  readonly decided: LinkDecision | null;
  /** Rises with every Ctrl+K. */
  readonly searchAsked: number;
}

const NOTHING_OPEN: ContactsView = {
  query: '',
  tab: 'people',
  person: null,
  form: null,
  formUp: false,
  decided: null,
  searchAsked: 0,
};

type Store = Pick<WindowParts, 'store'>;

const views = createPart(NOTHING_OPEN);

export function viewNow({ store }: Store): ContactsView {
  return views(store).getState();
}

/** A piece of the view, drawn again when it changes. */
export function useView<T>(select: (view: ContactsView) => T): T {
  return useStore(views(useParts().store), select);
}

export function changeView({ store }: Store, part: Partial<ContactsView>): void {
  views(store).setState(part);
}

/** Whoever asks, the search box gets the focus as soon as it is drawn. */
export function askForSearch({ store }: Store): void {
  changeView({ store }, { searchAsked: viewNow({ store }).searchAsked + 1 });
}

/** Shows a person; an unsent form waits. */
export function showPerson(parts: Store, key: string): void {
  changeView(parts, { person: key, formUp: false });
}
