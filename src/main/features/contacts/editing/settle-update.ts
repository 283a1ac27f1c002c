// Turns the form of an Emergency24 contact into a full replacement that keeps what others changed meanwhile.
import type {
  Emergency24Change,
  Emergency24Contact,
  Emergency24Fields,
  Emergency24Loss,
  Emergency24Target,
  Emergency24Write,
} from '../../../../shared/contacts/emergency24';
import { failed, ok, type FailureKind, type Result } from '../../../../shared/core/failure';
import type { BegunForm, MergeForUpdate } from './contact-form';
import { masterOf, type MasterCopies } from './master-copies';
import { plainWords } from './plain-write';

export interface UpdateDeps {
  readonly readEmergency24: (target: Emergency24Target) => Promise<Result<Emergency24Contact>>;
  readonly merge: MergeForUpdate;
  readonly masters: MasterCopies;
  /** The form this record's change was made in. */
  readonly begun: (recordKey: string) => BegunForm | null;
}

type Update = Extract<Emergency24Write, { write: 'update' }>;

export interface SettledUpdate {
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
export async function settleUpdate(
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
