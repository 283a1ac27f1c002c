// What the command line may ask of the contacts, joined to the directory.
import type { ContactHit, ContactSearch } from '../../../shared/contacts/contact';
import type { SyncState } from '../../../shared/contacts/contact-sync';
import { ok, type Result } from '../../../shared/core/failure';
import type { Person } from '../../../shared/contacts/person';
import type { Language } from '../../../shared/core/language';
import { createExportVisits } from './editing/export-visits';
import { createImportVisits } from './editing/import-visits';
import { recordsOf } from './editing/records-of';
import type { ExportStep, ImportStep } from '../../core/control/table-steps';
import type { Clock } from '../../core/lib/clock';
import type { Activity } from '../../core/record/activity';
import type { World } from '../../../shared/core/vendor';
import type { DirectoryDesk } from './directory-desk';

export interface ContactAnswersDeps {
  readonly environment: World;
  readonly activity: Pick<Activity, 'record'>;
  readonly desk: DirectoryDesk;
  readonly language: () => Language;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface ContactAnswers {
  /** Begins, and does not wait for the end; `not-configured` when no service is set up. */
  sync(): Promise<Result<null>>;
  states(): readonly SyncState[];
  /** Best first. */
  search(search: ContactSearch): Promise<Result<readonly ContactHit[]>>;
  person(key: string): Person | null;
  importStep(step: ImportStep): Promise<Result<unknown>>;
  exportStep(step: ExportStep): Promise<Result<unknown>>;
  /** A table is being brought or fetched. */
  isVisited(): boolean;
}

export function createContactAnswers(deps: ContactAnswersDeps): ContactAnswers {
  const { desk } = deps;
  const visits = { ...deps, desk: () => desk };
  const imports = createImportVisits(visits);
  const exports = createExportVisits({
    ...visits,
    records: (source) => recordsOf(desk.directory.all(), source),
    record: (source) =>
      void deps.activity.record({
        kind: 'contacts-exported',
        facts: { source: source ?? 'all' },
      }),
  });

  return {
    async sync() {
      const begun = await desk.sync(undefined);
      return begun.ok ? ok(null) : begun;
    },
    states: () => desk.state().sync,
    search: (search) => desk.search(search, 'command-line'),
    person(key) {
      const found = desk.person(key);
      return found.ok ? found.value : null;
    },
    async importStep(step) {
      switch (step.step) {
        case 'open':
          return imports.open(step.bytes);
        case 'part':
          return imports.part(step.visit, step.at, Buffer.from(step.data, 'base64'));
        case 'look': {
          const { source, siteId, encoding, sheet } = step;
          const looked = await imports.look(step.visit, { source, siteId, encoding, sheet });
          return looked.ok ? ok({ ...looked.value, environment: deps.environment }) : looked;
        }
        case 'rows':
          return imports.rows(step.visit, step.from);
        case 'take':
          return imports.take(step.visit, step.skipProblems);
        case 'close':
          imports.close(step.visit);
          return ok(null);
      }
    },
    async exportStep(step) {
      return step.step === 'open' ? exports.open(step.source) : exports.next(step.visit);
    },
    isVisited: () => imports.count() + exports.count() > 0,
  };
}
