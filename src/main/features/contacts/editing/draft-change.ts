// Puts an operator's change of a contact into the bytes that will be sent: the one place where it becomes an action.
import type { Origin } from '../../../../shared/core/action-id';
import type { ChektContactWrite } from '../../../../shared/contacts/chekt-contact';
import type { ContactSource } from '../../../../shared/contacts/contact';
import type {
  ContactChange,
  ContactChangeRequest,
  ContactWrite,
} from '../../../../shared/contacts/contact-change';
import type { StoredRequest } from '../../../../shared/delivery';
import type {
  Emergency24Loss,
  Emergency24Write,
  Emergency24Change,
  Emergency24Contact,
  Emergency24Fields,
  Emergency24Target,
} from '../../../../shared/contacts/emergency24';
import {
  failed,
  ok,
  type Failure,
  type Result,
  type FailureKind,
} from '../../../../shared/core/failure';
import { plainWrite, plainWords } from './plain-write';
import { type BegunForm, type MergeForUpdate, masterOf, type MasterCopies } from './contact-form';

// Turns the form of an Emergency24 contact into a full replacement that keeps what others changed meanwhile.

interface UpdateDeps {
  readonly readEmergency24: (target: Emergency24Target) => Promise<Result<Emergency24Contact>>;
  readonly merge: MergeForUpdate;
  readonly masters: MasterCopies;
  /** The form this record's change was made in. */
  readonly begun: (recordKey: string) => BegunForm | null;
}

type Update = Extract<Emergency24Write, { write: 'update' }>;

interface SettledUpdate {
  readonly write: Update;
  readonly losses: readonly Emergency24Loss[];
}

/** The service cannot be asked now, but may be there when the change goes out. */
const PASSING: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'offline',
  'timeout',
  'unavailable',
  'rate-limited',
]);

/**
 * Reads anew and puts on top only what the operator changed since their form began. While the service cannot
 * be reached the form's own reading serves. `invalid-input` when nothing is changed.
 */
async function settleUpdate(
  deps: UpdateDeps,
  write: Update,
  recordKey: string | null,
): Promise<Result<SettledUpdate>> {
  const form = recordKey === null ? null : deps.begun(recordKey);
  const fresh = await deps.readEmergency24(write.target);
  const read = fresh.ok || !form || !PASSING.has(fresh.failure.kind) ? fresh : ok(form.read);
  if (!read.ok) return read;
  const master = await masterOf(deps.masters, read.value);
  if (!master.ok) return master;
  const base = form?.fields ?? deps.merge(master.value, read.value, {}).fields;
  const change = changeBetween(base, write.fields);
  if (Object.keys(change).length === 0) {
    return failed({ kind: 'invalid-input', detail: 'nothing is changed', field: 'fields' });
  }
  const { fields, losses } = deps.merge(master.value, read.value, change);
  return ok({ write: { ...write, fields }, losses });
}

/** Only the fields that differ; a list counts as one. What is new is in plain words, what was there stays as it is. */
function changeBetween(before: Emergency24Fields, after: Emergency24Fields): Emergency24Change {
  const fields = Object.keys(after) as (keyof Emergency24Fields)[];
  const differs = (now: Emergency24Change) => (field: keyof Emergency24Fields) =>
    JSON.stringify(before[field]) !== JSON.stringify(now[field]);
  const said = fields.filter(differs(after)).map((field) => [field, after[field]]);
  const change = Object.fromEntries(said) as Emergency24Change;
  const plain = { ...change, ...plainWords(change) };
  const kept = (Object.keys(plain) as (keyof Emergency24Fields)[]).filter(differs(plain));
  return Object.fromEntries(kept.map((field) => [field, plain[field]]));
}

export interface DraftDeps {
  readonly newId: () => string;
  readonly now: () => number;
  readonly makeEmergency24Request: (write: Emergency24Write) => Result<StoredRequest>;
  readonly makeChektRequest: (write: ChektContactWrite) => Result<StoredRequest>;
}

export interface DraftChangeDeps extends DraftDeps, UpdateDeps {
  /** Changes that are neither settled nor cancelled. */
  readonly pending: () => readonly ContactChange[];
}

/** What the outbox takes as a `DeliveryDraft`. */
export interface ContactChangeDraft {
  readonly id: string;
  readonly vendor: ContactSource;
  readonly action: ContactChange;
  readonly request: StoredRequest;
  readonly pressedAtMs: number;
  readonly countdownMs: number;
  readonly lifetimeMs: number;
}

export type DraftAnswer =
  | { readonly kind: 'draft'; readonly draft: ContactChangeDraft }
  | { readonly kind: 'needs-consent'; readonly losses: readonly Emergency24Loss[] };

/** How long somebody can think better of it, in milliseconds. */
const UNDO_MS = 8_000;
const LIFETIME_MS = 24 * 3_600_000;

const UNDOABLE: ReadonlySet<string> = new Set(['delete', 'remove', 'remove-by-reference']);

/**
 * Nothing is saved or sent here. `invalid-input` names the field of the form; `rejected` while an earlier
 * change of the same contact is on its way; else the failure of reading the contact anew.
 */
export async function draftChange(
  deps: DraftChangeDeps,
  request: ContactChangeRequest,
  origin: Origin,
): Promise<Result<DraftAnswer>> {
  const clash = clashWith(deps.pending(), request);
  if (clash !== null) return failed(clash);
  const { change } = request;
  if (change.source !== 'emergency24' || change.write.write !== 'update') {
    return asAnswer(draftAsAsked(deps, request, origin));
  }
  const settled = await settleUpdate(deps, change.write, request.recordKey);
  if (!settled.ok) return settled;
  const { write, losses } = settled.value;
  if (losses.length > 0 && request.consent !== true) return ok({ kind: 'needs-consent', losses });
  // The reading took its time: somebody may have been quicker.
  const late = clashWith(deps.pending(), request);
  if (late !== null) return failed(late);
  const whole = { ...request, change: { source: 'emergency24', write } } as const;
  return asAnswer(draftAsAsked(deps, whole, origin));
}

/** For a change that needs no reading first. */
export function draftAsAsked(
  deps: DraftDeps,
  { change: asked, recordKey, name }: ContactChangeRequest,
  origin: Origin,
): Result<ContactChangeDraft> {
  const change = plainWrite(asked);
  const request = requestFor(deps, change);
  if (!request.ok) return request;
  return ok({
    id: deps.newId(),
    vendor: change.source,
    action: { kind: 'contact-change', change, recordKey, name, origin },
    request: request.value,
    pressedAtMs: deps.now(),
    countdownMs: UNDOABLE.has(change.write.write) ? UNDO_MS : 0,
    lifetimeMs: LIFETIME_MS,
  });
}

function requestFor(deps: DraftDeps, change: ContactWrite): Result<StoredRequest> {
  return change.source === 'emergency24'
    ? deps.makeEmergency24Request(change.write)
    : deps.makeChektRequest(change.write);
}

function asAnswer(draft: Result<ContactChangeDraft>): Result<DraftAnswer> {
  return draft.ok ? ok({ kind: 'draft', draft: draft.value }) : draft;
}

function clashWith(
  pending: readonly ContactChange[],
  { recordKey, change }: ContactChangeRequest,
): Failure | null {
  const earlier = pending.find(
    (other) => recordKey !== null && other.recordKey === recordKey && collide(other.change, change),
  );
  if (earlier === undefined) return null;
  const detail = `an earlier change (${earlier.change.write.write}) of this contact is still on its way`;
  return { kind: 'rejected', detail, field: 'recordKey' };
}

const WHOLE: ReadonlySet<string> = new Set(['update', 'delete', 'remove', 'remove-by-reference']);

/** Of one record. A full replacement collides with everything; two groups do not with each other. */
export function collide(one: ContactWrite, other: ContactWrite): boolean {
  if (one.source !== other.source) return false;
  if (WHOLE.has(one.write.write) || WHOLE.has(other.write.write)) return !isValidation(one, other);
  const group = groupOf(one);
  return group !== null && group === groupOf(other);
}

/** A validation changes nothing; only a removal must not overtake it. */
function isValidation(one: ContactWrite, other: ContactWrite): boolean {
  const writes: readonly string[] = [one.write.write, other.write.write];
  return writes.includes('validate') && writes.includes('update');
}

function groupOf({ write }: ContactWrite): string | null {
  return write.write === 'join-group' || write.write === 'leave-group' ? write.groupId : null;
}
