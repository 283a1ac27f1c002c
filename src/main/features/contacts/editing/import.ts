// Takes a table of contacts in: looked at first, then all of its good rows in one go or none of them.
import type { Origin } from '../../../../shared/core/action-id';
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import type {
  ContactChangeRequest,
  ContactChange,
} from '../../../../shared/contacts/contact-change';
import type { ImportPreview, ImportRequest } from '../../../../shared/contacts/directory';
import type { Emergency24Group } from '../../../../shared/contacts/emergency24';
import { failed, ok, type Failure, type Result } from '../../../../shared/core/failure';
import type { Person } from '../../../../shared/contacts/person';
import type { Language } from '../../../../shared/core/language';
import { breathe, BREATH_EVERY } from '../../../core/lib/breathe';
import { draftAsAsked, type ContactChangeDraft, type DraftDeps } from './draft-change';
import { fieldsOf } from './headings';
import { planImport } from './import-plan';
import { IMPORT_WORDS } from './import-words';
import { readTable } from './read-table';
import { recordsOf } from './records-of';
import type { ReadXlsx } from './xlsx-table';
import { isContactChangeDelivery, type Delivery } from '../../../../shared/delivery';
import { effectsOf } from './change-effects';

export interface ImportDeskDeps extends DraftDeps, ComingDeps {
  readonly language: () => Language;
  /** Everybody the directory knows; to be asked once it is open. */
  readonly people: () => Iterable<Person>;
  readonly opened: () => Promise<unknown>;
  readonly readXlsx: ReadXlsx;
  readonly groups: () => Promise<Result<readonly Emergency24Group[]>>;
  /** Afterwards all of them are on disk for good, or none is and the failure says why. */
  readonly acceptAll: (drafts: readonly ContactChangeDraft[]) => Promise<Result<unknown>>;
}

export interface ImportDesk {
  /** `invalid-input` for what is no table; `storage` when nobody can tell who is on the way already. */
  preview(request: ImportRequest): Promise<Result<ImportPreview>>;
  /**
   * Once per preview; `invalid-input` when it is not known (any more), with reason `overtaken` when another one was
   * taken since: nobody knows then who of it is there already.
   */
  run(id: string, origin: Origin): Promise<Result<{ readonly taken: number }>>;
  /** What `run` would take, in the order of the rows to add; empty when it is not known. */
  requests(id: string): readonly ContactChangeRequest[];
  forget(id: string): void;
}

interface Kept {
  readonly requests: readonly ContactChangeRequest[];
  readonly untilMs: number;
  readonly source: ContactSource;
  /** How many imports to it had been taken when this one was begun. */
  readonly after: number;
}

const ROWS_MAX = 50_000;
const NAMES = ['firstName', 'lastName', 'name'] as const;
const KEPT_MS = 30 * 60_000;
const KEPT_MAX = 5;

export function createImportDesk(deps: ImportDeskDeps): ImportDesk {
  const kept = new Map<string, Kept>();
  const imports = { emergency24: 0, chekt: 0 };
  let taking: Promise<unknown> = Promise.resolve();

  function keep(preview: Omit<Kept, 'untilMs'>): string {
    const nowMs = deps.now();
    for (const [id, { untilMs }] of kept) if (untilMs <= nowMs) kept.delete(id);
    for (const id of [...kept.keys()].slice(0, -(KEPT_MAX - 1))) kept.delete(id);
    const id = deps.newId();
    kept.set(id, { ...preview, untilMs: nowMs + KEPT_MS });
    return id;
  }

  async function take({ requests, source, after }: Kept, origin: Origin): Promise<Result<number>> {
    const words = IMPORT_WORDS[deps.language()];
    if (after !== imports[source]) return failed({ ...OVERTAKEN, detail: words.overtaken });
    const drafts: ContactChangeDraft[] = [];
    for (const [index, request] of requests.entries()) {
      if (index % BREATH_EVERY === 0) await breathe();
      const drafted = draftAsAsked(deps, request, origin);
      if (!drafted.ok) return failed({ ...drafted.failure, detail: words.notTaken(request.name) });
      drafts.push(drafted.value);
    }
    if (drafts.length === 0) return ok(0);
    const accepted = await deps.acceptAll(drafts);
    if (!accepted.ok) return accepted;
    imports[source] += 1;
    return ok(drafts.length);
  }

  return {
    async preview({ source, siteId = '', text, bytes, columns: namings = [], ...named }) {
      if (source === 'chekt' && siteId.trim() === '') {
        return wrong('siteId', IMPORT_WORDS[deps.language()].noSite);
      }
      const after = imports[source];
      await deps.opened();
      const language = deps.language();
      const understood = (headings: readonly string[]): number => {
        const fields = new Set(fieldsOf(source, headings));
        fields.delete(null);
        // A row of people may say Home and Work, too.
        return NAMES.some((field) => fields.has(field)) ? fields.size : Math.min(fields.size, 1);
      };
      const { readXlsx } = deps;
      const table = await readTable(
        { known: understood, rowsMax: ROWS_MAX, readXlsx, words: IMPORT_WORDS[language].table },
        { ...named, data: bytes ?? text ?? '' },
      );
      if (!table.ok) return table;
      const namedColumns = new Map(namings.map(({ index, field }) => [index, field]));
      const wantsGroups = fieldsOf(source, table.value.headings, namedColumns).includes('groups');
      const groups = wantsGroups ? await deps.groups() : ok([]);
      const coming = await comingRecords(deps, source);
      if (!coming.ok) return coming;
      const plan = await planImport(
        {
          source,
          siteId: siteId.trim(),
          language,
          nowMs: deps.now(),
          named: namedColumns,
          groups: groups.ok ? groups.value : null,
          records: () => ofSite(recordsOf(deps.people(), source), source, siteId.trim()),
          coming: [...ofSite(coming.value, source, siteId.trim())],
          refusal(change) {
            const drafted = draftAsAsked(deps, { change, recordKey: null, name: '' }, 'window');
            return drafted.ok ? null : drafted.failure;
          },
        },
        table.value,
      );
      const { rows, requests, unknownColumns, columns, problems } = plan;
      const wrongRows = rows.filter(({ verdict }) => verdict === 'wrong').length;
      const id = keep({ requests, source, after });
      const { encoding, delimiter, sheets, sheet, hasHeadings } = table.value;
      return ok({
        id,
        rows,
        add: requests.length,
        wrong: wrongRows,
        problems,
        unknownColumns,
        understood: { encoding, delimiter, sheets, sheet, hasHeadings, columns },
      });
    },
    async run(id, origin) {
      const found = kept.get(id);
      // From here on a second run finds nothing: nobody is added twice.
      kept.delete(id);
      if (found === undefined || found.untilMs <= deps.now()) {
        return wrong('id', IMPORT_WORDS[deps.language()].forgotten);
      }
      // One after the other: what the first one takes the second one must have seen.
      const taken = taking.then(() => take(found, origin));
      taking = taken.catch(() => undefined);
      const done = await taken;
      if (done.ok) return ok({ taken: done.value });
      if (done.failure.kind === 'storage') kept.set(id, found);
      return done;
    },
    requests: (id) => kept.get(id)?.requests ?? [],
    forget: (id) => void kept.delete(id),
  };
}

const OVERTAKEN = {
  kind: 'invalid-input',
  reason: 'overtaken',
  field: 'id',
} as const satisfies Partial<Failure>;

function* ofSite(
  records: Iterable<SourceRecord>,
  source: ContactSource,
  siteId: string,
): Generator<SourceRecord> {
  for (const record of records) {
    if (source === 'emergency24' || record.siteId === siteId) yield record;
  }
}

function wrong(field: string, detail: string): Result<never> {
  return failed({ kind: 'invalid-input', detail, field });
}

// Whom the changes on their way to a service will make: no reading of it shows them yet.

interface ComingDeps {
  /** Taken for good and not in the outbox yet. */
  readonly unmoved: () => AsyncIterable<Result<Delivery>>;
  /** In the outbox and not settled; asked afterwards, so that what moves over meanwhile is in one of the two. */
  readonly pending: () => readonly ContactChange[];
  readonly now: () => number;
  readonly groupName: (groupId: string) => string | null;
}

/** Only those who are new. Failure `storage`: nobody knows who waits on the disk. */
async function comingRecords(
  deps: ComingDeps,
  source: ContactSource,
): Promise<Result<readonly SourceRecord[]>> {
  const coming: SourceRecord[] = [];
  const add = (change: ContactChange): void => {
    if (change.change.source !== source || change.change.write.write !== 'add') return;
    const known = { record: null, nowMs: deps.now(), groupName: deps.groupName };
    const { put } = effectsOf(change, `coming ${coming.length}`, known);
    if (put !== null) coming.push(put);
  };
  for await (const each of deps.unmoved()) {
    if (!each.ok) return each;
    if (isContactChangeDelivery(each.value)) add(each.value.action);
  }
  deps.pending().forEach(add);
  return ok(coming);
}
