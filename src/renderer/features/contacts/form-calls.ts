// Opening, typing, saving and closing the form; whatever main says, what was typed stays.
import { recordKey, type ContactSource, type SourceRecord } from '../../../shared/contacts/contact';
import type { ContactForm } from '../../../shared/contacts/directory';
import { NEW_EMERGENCY24 } from '../../../shared/contacts/emergency24';
import type { Result } from '../../../shared/core/failure';
import type { WindowParts } from '../../kit/window-parts';
import { siteChoices } from '../../kit/asking';
import { typeChekt } from './chekt-typing';
import { typeEmergency24 } from './emergency24-typing';
import { isTouched, problemsOf, typedName, writeOf, type ContactDraft } from './form-state';
import { nameOfRecord } from './record-calls';
import { changeView, viewNow } from './view';

type Parts = Pick<WindowParts, 'api' | 'store'>;

const NAME_MAX_LENGTH = 300;

function draftIn({ store }: Parts): ContactDraft | null {
  return viewNow({ store }).form;
}

/** Only while the same form is up: an answer that comes late changes no other one. */
function changeDraft(parts: Parts, id: number, part: Partial<ContactDraft>): void {
  const draft = draftIn(parts);
  if (draft?.id === id) changeView(parts, { form: { ...draft, ...part } });
}

/** A form with something typed in it is shown again instead of being lost. */
function isBusy(parts: Parts): boolean {
  const draft = draftIn(parts);
  const busy = draft !== null && draft.phase !== 'sent' && isTouched(draft);
  if (busy) changeView(parts, { form: { ...draft, inTheWay: true }, formUp: true });
  return busy;
}

function open(parts: Parts, part: Pick<ContactDraft, 'source' | 'record' | 'name' | 'phase'>) {
  const { app } = parts.store.getState();
  const site = app === null ? '' : (siteChoices(app)[0] ?? '');
  const draft: ContactDraft = {
    id: (draftIn(parts)?.id ?? 0) + 1,
    emergency24: typeEmergency24(NEW_EMERGENCY24),
    chekt: typeChekt(null, site),
    losses: [],
    consent: null,
    problems: {},
    unchanged: false,
    inTheWay: false,
    failure: null,
    changeId: null,
    ...part,
  };
  changeView(parts, { form: draft, formUp: true });
  return draft.id;
}

/** For somebody new. */
export function openAdd(parts: Parts, source: ContactSource): void {
  if (!isBusy(parts)) open(parts, { source, record: null, name: '', phase: 'typing' });
}

/** Reads the record anew at its service first. */
export async function openEdit(parts: Parts, record: SourceRecord): Promise<void> {
  if (isBusy(parts)) return;
  const key = recordKey(record);
  const id = open(parts, {
    source: record.source,
    record: { key, vendorId: record.vendorId },
    name: nameOfRecord(record),
    phase: 'reading',
  });
  await readForm(parts, id, key);
}

export async function readAgain(parts: Parts): Promise<void> {
  const draft = draftIn(parts);
  if (!draft?.record) return;
  changeDraft(parts, draft.id, { phase: 'reading', failure: null });
  await readForm(parts, draft.id, draft.record.key);
}

async function readForm(parts: Parts, id: number, key: string): Promise<void> {
  const result: Result<ContactForm> = await parts.api.call('contactForm', { recordKey: key });
  if (!result.ok) {
    changeDraft(parts, id, { phase: 'unread', failure: result.failure });
    return;
  }
  const form = result.value;
  changeDraft(
    parts,
    id,
    form.source === 'emergency24'
      ? { phase: 'typing', emergency24: typeEmergency24(form.fields), losses: form.losses }
      : { phase: 'typing', chekt: typeChekt(form.fields, form.siteId) },
  );
}

/** Whatever is typed takes back what was said about it. */
export function typeInForm(
  parts: Parts,
  part: Partial<Pick<ContactDraft, 'source' | 'emergency24' | 'chekt'>>,
): void {
  const draft = draftIn(parts);
  if (draft === null) return;
  const phase = draft.phase === 'sent' ? 'typing' : draft.phase;
  const fresh = {
    problems: {},
    unchanged: false,
    inTheWay: false,
    consent: null,
    failure: null,
    changeId: null,
  };
  changeDraft(parts, draft.id, { ...part, ...fresh, phase });
}

/** Sends nothing while anything is wrong; `consent` after the losses have been seen. */
export async function saveForm(parts: Parts, consent = false): Promise<void> {
  const draft = draftIn(parts);
  if (draft === null || draft.phase === 'asking') return;
  const problems = problemsOf(draft);
  const change = Object.keys(problems).length === 0 ? writeOf(draft) : null;
  changeDraft(parts, draft.id, {
    problems,
    unchanged: false,
    inTheWay: false,
    failure: null,
    changeId: null,
  });
  if (change === null) {
    changeDraft(parts, draft.id, {
      phase: 'typing',
      unchanged: Object.keys(problems).length === 0,
    });
    return;
  }
  changeDraft(parts, draft.id, { phase: 'asking' });
  const result = await parts.api.call('changeContact', {
    change,
    recordKey: draft.record?.key ?? null,
    name: typedName(draft).slice(0, NAME_MAX_LENGTH),
    ...(consent ? { consent: true } : {}),
  });
  if (!result.ok) {
    changeDraft(parts, draft.id, { phase: 'typing', failure: result.failure });
  } else if (result.value.kind === 'needs-consent') {
    changeDraft(parts, draft.id, { phase: 'typing', consent: result.value.losses });
  } else {
    changeDraft(parts, draft.id, { phase: 'sent', changeId: result.value.id, consent: null });
  }
}

export function closeForm(parts: Parts): void {
  changeView(parts, { form: null, formUp: false });
}
