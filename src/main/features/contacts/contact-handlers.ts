// The window's calls about contacts, each joined to the directory.
import type { HandlersOf } from '../../../shared/core/call';
import type { CONTACTS_CONTRACT } from '../../../shared/contacts/contract';
import { failed, ok } from '../../../shared/core/failure';
import type { Settings } from '../../../shared/settings/settings';
import type { Person } from '../../../shared/contacts/person';
import type { Language } from '../../../shared/core/language';
import { exportCsv } from './editing/export';
import { keyPeople } from './editing/key-people';
import { paperSheet } from './editing/paper';
import { importTemplate } from './editing/template';
import { recordsOf } from './editing/records-of';
import type { Paper } from '../../core/lib/paper-port';
import type { Activity } from '../../core/record/activity';
import type { World } from '../../../shared/core/vendor';
import type { DirectoryDesk } from './directory-desk';

export interface ContactHandlersDeps {
  readonly environment: World;
  readonly desk: DirectoryDesk;
  readonly activity: Pick<Activity, 'record'>;
  readonly settings: () => Settings;
  readonly language: () => Language;
  readonly now: () => number;
  readonly paper: Paper;
}

export type ContactHandlers = HandlersOf<typeof CONTACTS_CONTRACT>;

export function createContactHandlers(deps: ContactHandlersDeps): ContactHandlers {
  const { desk, paper } = deps;

  async function peopleFor(
    keys: readonly string[],
  ): Promise<Awaited<ReturnType<typeof keyPeople>>> {
    if (keys.length === 0) return keyPeople(desk.directory.all());
    const people = keys.flatMap((key): Person[] => {
      const found = desk.person(key);
      return found.ok ? [found.value] : [];
    });
    return { people, of: people.length };
  }

  return {
    searchContacts: (request) => desk.search(request),
    listPeople: (page) => ok(desk.list(page)),
    person: ({ key }) => desk.person(key),
    conflicts: (page) => ok(desk.directory.conflicts(page)),
    linkSuggestions: (page) => ok(desk.directory.suggestions(page)),
    decideLink: (decision) => desk.directory.decide(decision),
    async syncContacts({ source }) {
      const begun = await desk.sync(source);
      return begun.ok ? ok(null) : begun;
    },
    wipeContacts: ({ source }) => desk.wipe(source),
    contactGroups: () => desk.groups(),
    contactForm: ({ recordKey }) => desk.forms.begin(recordKey),
    changeContact: (request) => desk.change(request, 'window'),
    previewImport: (request) => desk.imports.preview(request),
    runImport: ({ id }) => desk.imports.run(id, 'window'),
    saveImportTemplate({ source }) {
      const language = deps.language();
      const word = language === 'es' ? 'plantilla' : 'template';
      return paper.saveAs({ title: 'Tocsin', name: `${word}-${source}.csv` }, () =>
        Promise.resolve([importTemplate(source, language)]),
      );
    },
    async exportContacts({ source }) {
      const saved = await paper.saveAs(
        { title: 'Tocsin', name: fileName('csv', deps.now()) },
        () => {
          const records = recordsOf(desk.directory.all(), source);
          return Promise.resolve(exportCsv(records, deps.language()));
        },
      );
      if (saved.ok && saved.value.path !== null) {
        const facts = { source: source ?? 'all' };
        deps.activity.record({ kind: 'contacts-exported', facts });
      }
      return saved;
    },
    async printPeople({ keys }) {
      const { people, of } = await peopleFor(keys);
      if (people.length === 0)
        return failed({ kind: 'rejected', detail: 'there is nobody to print' });
      const { desk: place, panic } = deps.settings();
      const html = paperSheet(people, {
        deskName: place.name,
        world: deps.environment,
        language: deps.language(),
        emergencyNumber: panic.emergencyNumber,
        printedAtMs: deps.now(),
        of,
      });
      const request = { title: 'Tocsin', name: fileName('pdf', deps.now()) };
      return paper.saveAs(request, async () => [await paper.pdfOf(html)]);
    },
  };
}

/** `contacts-2026-11-22.csv` */
function fileName(extension: string, nowMs: number): string {
  return `contacts-${new Date(nowMs).toISOString().slice(0, 10)}.${extension}`;
}
