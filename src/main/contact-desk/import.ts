// Takes a table of contacts in: looked at first, then all of its good rows in one go or none of them.
import type { Origin } from '../../shared/action-id';
import type { ContactSource, SourceRecord } from '../../shared/contact';
import type { ContactChangeRequest } from '../../shared/contact-change';
import type { ImportPreview, ImportRequest } from '../../shared/directory';
import type { Emergency24Group } from '../../shared/emergency24';
import { failed, ok, type Result } from '../../shared/failure';
import type { Person } from '../../shared/person';
import type { Language } from '../../shared/text/language';
import { breathe, BREATH_EVERY } from '../lib/breathe';
import { draftAsAsked, type ContactChangeDraft, type DraftDeps } from './draft-change';
import { fieldsOf } from './headings';
import { planImport } from './import-plan';
import { IMPORT_WORDS } from './import-words';
import { readTable } from './read-table';
import { recordsOf } from './records-of';
import type { ReadXlsx } from './xlsx-table';

export interface ImportDeskDeps extends DraftDeps {
  readonly language: () => Language;
  /** Everybody the directory knows. */
  readonly people: () => Iterable<Person>;
  readonly readXlsx: ReadXlsx;
  readonly groups: () => Promise<Result<readonly Emergency24Group[]>>;
  /** Afterwards all of them are on disk for good, or none is and the failure says why. */
  readonly acceptAll: (drafts: readonly ContactChangeDraft[]) => Promise<Result<unknown>>;
}

export interface ImportDesk {
  /** `invalid-input` for what is no table; else a failure only when the groups it names cannot be read. */
  preview(request: ImportRequest): Promise<Result<ImportPreview>>;
  /** Once per preview; `invalid-input` when it is not known (any more). */
  run(id: string, origin: Origin): Promise<Result<{ readonly taken: number }>>;
}

interface Kept {
  readonly requests: readonly ContactChangeRequest[];
  readonly untilMs: number;
}

const ROWS_MAX = 5_000;
const NAMES = ['firstName', 'lastName', 'name'] as const;
const KEPT_MS = 30 * 60_000;
const KEPT_MAX = 5;

export function createImportDesk(deps: ImportDeskDeps): ImportDesk {
  const kept = new Map<string, Kept>();

  function keep(requests: readonly ContactChangeRequest[]): string {
    const nowMs = deps.now();
    for (const [id, { untilMs }] of kept) if (untilMs <= nowMs) kept.delete(id);
    for (const id of [...kept.keys()].slice(0, -(KEPT_MAX - 1))) kept.delete(id);
    const id = deps.newId();
    kept.set(id, { requests, untilMs: nowMs + KEPT_MS });
    return id;
  }

  return {
    async preview({ source, siteId = '', text, bytes, columns: namings = [], ...named }) {
      if (source === 'chekt' && siteId.trim() === '') {
        return wrong('siteId', 'the site they belong to is missing');
      }
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
      if (!groups.ok) return groups;
      const plan = await planImport(
        {
          source,
          siteId: siteId.trim(),
          language,
          named: namedColumns,
          groups: groups.value,
          records: () => ofSite(recordsOf(deps.people(), source), source, siteId.trim()),
          refusal(change) {
            const drafted = draftAsAsked(deps, { change, recordKey: null, name: '' }, 'window');
            return drafted.ok ? null : drafted.failure;
          },
        },
        table.value,
      );
      const { rows, requests, unknownColumns, columns, problems } = plan;
      const wrongRows = rows.filter(({ verdict }) => verdict === 'wrong').length;
      const id = keep(requests);
      const { encoding, delimiter, sheets, sheet } = table.value;
      return ok({
        id,
        rows,
        add: requests.length,
        wrong: wrongRows,
        problems,
        unknownColumns,
        understood: { encoding, delimiter, sheets, sheet, columns },
      });
    },
    async run(id, origin) {
      const found = kept.get(id);
      // From here on a second run finds nothing: nobody is added twice.
      kept.delete(id);
      if (found === undefined || found.untilMs <= deps.now()) {
        return wrong('id', IMPORT_WORDS[deps.language()].forgotten);
      }
      const drafts: ContactChangeDraft[] = [];
      for (const [index, request] of found.requests.entries()) {
        if (index % BREATH_EVERY === 0) await breathe();
        const drafted = draftAsAsked(deps, request, origin);
        if (!drafted.ok) return drafted;
        drafts.push(drafted.value);
      }
      const accepted = drafts.length === 0 ? ok(null) : await deps.acceptAll(drafts);
      if (accepted.ok) return ok({ taken: drafts.length });
      kept.set(id, found);
      return accepted;
    },
  };
}

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
