// The directory of one world, joined: encrypted files, search thread, reading of both services, and changes.
import { join } from 'node:path';
import type { Origin } from '../../../shared/core/action-id';
import type { ContactSearch, ContactSource, ContactHit } from '../../../shared/contacts/contact';
import type {
  ContactChange,
  ContactChangeAnswer,
  ContactChangeRequest,
} from '../../../shared/contacts/contact-change';
import {
  isContactChangeDelivery,
  isSettled,
  type ContactChangeDelivery,
} from '../../../shared/delivery';
import type { DirectoryListing, DirectoryState } from '../../../shared/contacts/directory';
import type { Emergency24Group } from '../../../shared/contacts/emergency24';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { DirectoryPage, Person } from '../../../shared/contacts/person';
import type { Language } from '../../../shared/core/language';
import type { World } from '../../../shared/core/vendor';
import type { Activity } from '../../core/record/activity';
import { createApplyAccepted } from './editing/accepted-change';
import { chektSource } from './editing/chekt-source';
import { createContactForms, type ContactForms } from './editing/contact-form';
import { NOBODY, NOTHING_SET_UP, notSetUp, OVERTAKEN } from './editing/export-visits';
import { draftChange, type DraftDeps } from './editing/draft-change';
import { emergency24Source } from './editing/emergency24-source';
import { toldChanges } from './editing/told-changes';
import { createImportDesk, type ImportDesk } from './editing/import';
import { createSendChange, type SendChange } from './editing/send-change';
import type { ReadXlsx } from './editing/xlsx-table';
import type { ContactClients } from './contact-clients';
import type { ConfiguredSources } from './contact-sources';
import { createDirectory, type Directory } from './directory/directory';
import { toIndexedPerson } from './directory/indexed-view';
import { createMasterFile } from './directory/master-file';
import { createSearchWorker, type SearchWorkerDeps } from './search/search-worker';
import { createSync, type ContactSync } from './sync/sync';
import { createVaultFile } from '../../core/encrypted/vault-file';
import { calmNews } from '../../core/lib/calm-news';
import type { Clock } from '../../core/lib/clock';
import type { Batches } from '../../core/outbox/batch';
import type { Outbox } from '../../core/outbox/outbox';
import { MAX_CALLS } from '../../vendors/emergency24/limiter';
import { mergeForUpdate } from '../../vendors/emergency24/merge';

export interface DirectoryDeskDeps {
  readonly environment: World;
  /** Where this world's files live. */
  readonly folder: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly language: () => Language;
  readonly dataKey: () => Promise<Result<Buffer>>;
  readonly startThread: SearchWorkerDeps['startThread'];
  readonly readXlsx: ReadXlsx;
  readonly clients: ContactClients;
  readonly siteIds: () => readonly string[];
  /** Which services can be read at all. */
  readonly sources: () => Promise<ConfiguredSources>;
  readonly outbox: Pick<Outbox, 'accept' | 'deliveries' | 'closeCard'>;
  readonly batches: Pick<Batches, 'take' | 'waiting' | 'unmoved'>;
  readonly activity: Pick<Activity, 'record'>;
  readonly log: (message: string) => void;
  readonly onChange: () => void;
}

export interface DirectoryDesk {
  readonly directory: Directory;
  readonly forms: ContactForms;
  readonly imports: ImportDesk;
  readonly send: SendChange;
  /** Reads what is stored, fills the search, and reads services that were not read lately. */
  start(): Promise<void>;
  /** `unavailable`, reason `overtaken`: the window (no `asker`) has asked again; others always get an answer. */
  search(request: ContactSearch, asker?: string): Promise<Result<readonly ContactHit[]>>;
  list(page: DirectoryPage): DirectoryListing;
  person(key: string): Result<Person>;
  groups(): Promise<Result<readonly Emergency24Group[]>>;
  /** From now on anew, without a source all that are set up. Resolves when they have begun. */
  sync(source: ContactSource | undefined): Promise<Result<readonly ContactSync[]>>;
  wipe(source: ContactSource): Promise<Result<null>>;
  change(request: ContactChangeRequest, origin: Origin): Promise<Result<ContactChangeAnswer>>;
  state(): DirectoryState;
  /** False when this service has never been read to its end; a failure when it, or our copy of it, cannot be read. */
  isWhole(source: ContactSource): Promise<Result<boolean>>;
  /** Of CHeKT. */
  siteIds(): readonly string[];
  /** Which can be read at all, as it was last found out. */
  configured(): readonly ContactSource[];
  /** A service is being read, or what an import took waits for its turn. */
  isBusy(): boolean;
  close(): Promise<void>;
}

/** A service is read again by itself after this long. */
const REREAD_MS = 12 * 60 * 60_000;
const LOOK_EVERY_MS = 30 * 60_000;
const LOOK_WHILE_UNREADABLE_MS = 60_000;
/** The start belongs to presses. */
const FIRST_LOOK_MS = 5_000;
/** Emergency24's list shows no phones, so a changed one is only noticed by reading the person again. */
const DETAIL_MAX_AGE_MS = 7 * 24 * 60 * 60_000;
/** The window hears of what changes all the time four times a second. */
const CALM_MS = 250;
/** A change that was accepted or undone is shown this long. */
const SHOWN_MS = 15_000;
const TIDY_EVERY_MS = 2_000;

export function createDirectoryDesk(deps: DirectoryDeskDeps): DirectoryDesk {
  const { clock, clients } = deps;
  let version = 0;
  let searches = 0;
  let looking: { cancel(): void } | null = null;
  let tidying: { cancel(): void } | null = null;
  let groupNames = new Map<string, string>();
  let configured: readonly ContactSource[] = [];
  let keysUnreadable: Failure | null = null;
  let closed = false;
  let opening: Promise<unknown> = Promise.resolve();

  const peopleChanged = calmNews(clock, CALM_MS, () => {
    version += 1;
    deps.onChange();
  });
  const readingChanged = calmNews(clock, CALM_MS, deps.onChange);
  const vaultFile = (name: string) => ({
    path: join(deps.folder, 'contacts', `${name}.vault`),
    boundTo: `${deps.environment} contacts ${name}`,
    subject: 'The file of contacts',
    key: deps.dataKey,
    clock,
  });
  const worker = createSearchWorker({
    startThread: deps.startThread,
    reload: () => directory.slices(),
    onState: () => deps.onChange(),
    onCrash: (reason) => deps.log(`the contact search ended: ${reason}`),
  });
  const ignore = (error: unknown): void => deps.log(`contact search: ${String(error)}`);
  const directory = createDirectory({
    files: {
      emergency24: createVaultFile(vaultFile('emergency24')),
      chekt: createVaultFile(vaultFile('chekt')),
      decisions: createVaultFile(vaultFile('decisions')),
    },
    clock,
    search: {
      load: (people) => worker.load(people),
      put: (people) => void worker.put(people).catch(ignore),
      remove: (keys) => void worker.remove(keys).catch(ignore),
    },
    onChange: peopleChanged,
  });
  const masters = createMasterFile(vaultFile('masters'));
  const syncs: Readonly<Record<ContactSource, ContactSync>> = {
    emergency24: createSync({
      source: emergency24Source({
        contactPages: (from) => clients.emergency24.contactPages(from),
        contact: (target, how) => clients.emergency24.contact(target, how),
        now: () => clock.now(),
      }),
      shelf: directory.shelf('emergency24'),
      clock,
      // What the operator does goes before it: the limiter lets urgent calls pass.
      detailConcurrency: MAX_CALLS,
      detailMaxAgeMs: DETAIL_MAX_AGE_MS,
      onChange: readingChanged,
    }),
    chekt: createSync({
      source: chektSource({
        siteIds: deps.siteIds,
        list: (siteId) => clients.chekt.list(siteId),
        record: (key) => directory.record(key),
        now: () => clock.now(),
      }),
      shelf: directory.shelf('chekt'),
      clock,
      onChange: readingChanged,
    }),
  };
  const forms = createContactForms({
    readEmergency24: (target) => clients.emergency24.contact(target),
    readChekt: (siteId, contactId) => clients.chekt.one(siteId, contactId),
    merge: mergeForUpdate,
    masters,
  });
  const draftDeps: DraftDeps = {
    newId: deps.newId,
    now: () => clock.now(),
    makeEmergency24Request: (write) => clients.emergency24.makeRequest(write),
    makeChektRequest: (write) => clients.chekt.makeRequest(write),
  };
  const changes = (): readonly ContactChangeDelivery[] =>
    deps.outbox.deliveries().filter(isContactChangeDelivery);
  const pending = (): readonly ContactChange[] =>
    changes()
      .filter(({ state }) => !isSettled(state))
      .map(({ action }) => action);
  const send = createSendChange({
    clients: {
      emergency24: {
        send: (request, _id, hooks) => clients.emergency24.send(request, hooks),
        settleAdd: (request) => clients.emergency24.settleAdd(request),
      },
      chekt: clients.chekt,
    },
    applyAccepted: createApplyAccepted({
      directory,
      masters,
      readEmergency24: (target) => clients.emergency24.contact(target),
      groupName: (groupId) => groupNames.get(groupId) ?? null,
      readAgain: (source) => void syncs[source].run('anew'),
      now: () => clock.now(),
      onTrouble: (failure) => deps.log(`contacts: ${failure.detail}`),
    }),
  });

  async function groups(): Promise<Result<readonly Emergency24Group[]>> {
    const found = await clients.emergency24.groups();
    if (found.ok) groupNames = new Map(found.value.map(({ groupId, name }) => [groupId, name]));
    return found;
  }

  async function run(source: ContactSource, wish: 'go-on' | 'anew'): Promise<void> {
    const read = await syncs[source].run(wish);
    const facts = { source, records: directory.counts().records[source] };
    const failure = read.ok ? null : read.failure;
    if (!closed) deps.activity.record({ kind: 'contacts-synced', facts, failure });
  }

  /** Which services there are, and what a keychain that was locked kept from us. */
  async function readAgain(): Promise<void> {
    const { sources, unreadable } = await deps.sources();
    configured = sources;
    keysUnreadable = unreadable;
    if (directory.storage().some(({ isReady }) => !isReady)) await directory.open();
  }

  function unreadable(): Failure | null {
    return keysUnreadable ?? directory.storage().find(({ isReady }) => !isReady)?.failure ?? null;
  }

  async function look(): Promise<void> {
    await readAgain();
    if (closed) return;
    for (const source of configured) {
      const { phase, completedAtMs } = syncs[source].state();
      const isOld = completedAtMs === null || clock.now() - completedAtMs > REREAD_MS;
      if (phase === 'idle' && isOld) void run(source, 'go-on');
    }
    const nextMs = unreadable() === null ? LOOK_EVERY_MS : LOOK_WHILE_UNREADABLE_MS;
    looking = clock.after(nextMs, () => void look());
    deps.onChange();
  }

  /** Accepted and undone ones leave by themselves; what went wrong stays until somebody has seen it. */
  function tidy(): void {
    tidying = clock.after(TIDY_EVERY_MS, tidy);
    const nowMs = clock.now();
    for (const { id, state, rungs, fireAtMs } of changes()) {
      const isOver = state === 'accepted' || state === 'cancelled';
      const sinceMs = rungs.acceptedMs ?? fireAtMs;
      if (isOver && nowMs - sinceMs > SHOWN_MS) deps.outbox.closeCard(id);
    }
  }

  /** In the order of names, which the directory keeps. */
  const pageOf = (page: DirectoryPage): readonly ContactHit[] =>
    directory.page(page).map((person) => {
      const { key, name, detail, sources, facts = {} } = toIndexedPerson(person);
      return { key, name, detail, sources, facts, matched: 'name' };
    });

  return {
    directory,
    forms,
    send,
    imports: createImportDesk({
      ...draftDeps,
      readXlsx: deps.readXlsx,
      language: deps.language,
      people: () => directory.all(),
      opened: () => opening,
      pending,
      unmoved: () => deps.batches.unmoved(),
      groupName: (groupId) => groupNames.get(groupId) ?? null,
      groups,
      acceptAll: (drafts) => deps.batches.take(drafts),
    }),
    async start() {
      tidy();
      const opened = directory.open();
      opening = opened;
      const storage = await opened;
      for (const { file, failure } of storage) {
        if (failure !== null) deps.log(`contacts of ${file}: ${failure.detail}`);
      }
      looking = clock.after(FIRST_LOOK_MS, () => void look());
    },
    async search({ query, limit }, asker) {
      if (query.trim() === '') return ok(pageOf({ offset: 0, limit }));
      await opening;
      // Only the keystrokes of one window replace each other; everybody else waits for an answer.
      searches += 1;
      const who = asker === undefined ? 'window' : `${asker} ${searches}`;
      try {
        const hits = await worker.search(query, limit, who);
        return hits === undefined ? failed(OVERTAKEN) : ok(hits);
      } catch (error) {
        return failed({
          kind: 'unavailable',
          detail: `the search is not running: ${String(error)}`,
        });
      }
    },
    list: (page) => ({ hits: pageOf(page), total: directory.counts().people }),
    person(key) {
      const person = directory.person(key);
      return person === null ? failed(NOBODY) : ok(person);
    },
    groups,
    async sync(source) {
      await opening;
      await readAgain();
      const wanted = source === undefined ? configured : [source];
      if (wanted.length === 0) return failed(keysUnreadable ?? NOTHING_SET_UP);
      for (const each of wanted) void run(each, 'anew');
      return ok(wanted.map((each) => syncs[each]));
    },
    async wipe(source) {
      await syncs[source].stop();
      const wiped = await directory.wipe(source);
      const forgotten = source === 'emergency24' ? await masters.wipe() : ok(null);
      deps.activity.record({ kind: 'contacts-wiped', facts: { source } });
      return wiped.ok ? forgotten : wiped;
    },
    async change(request, origin) {
      const drafted = await draftChange(
        {
          ...draftDeps,
          pending,
          readEmergency24: (target) => clients.emergency24.contact(target),
          merge: mergeForUpdate,
          masters,
          begun: (key) => forms.begun(key),
        },
        request,
        origin,
      );
      if (!drafted.ok) return drafted;
      if (drafted.value.kind === 'needs-consent') return ok(drafted.value);
      return ok({ kind: 'taken', id: deps.outbox.accept(drafted.value.draft).id });
    },
    state() {
      const all = changes();
      return {
        counts: directory.counts(),
        sync: configured.map((source) => syncs[source].state()),
        clockSkewMs: {
          emergency24: clients.emergency24.clockSkew()?.skewMs ?? null,
          // Its requests carry no time of ours.
          chekt: null,
        },
        unreadable: unreadable(),
        searchReady: worker.state.phase === 'ready',
        changes: toldChanges(all),
        changesInAll: all.length + deps.batches.waiting(),
        version,
      };
    },
    async isWhole(source) {
      await opening;
      await readAgain();
      const failure = unreadable();
      if (failure !== null) return failed(failure);
      if (!configured.includes(source)) return failed(notSetUp(source));
      return ok(syncs[source].state().completedAtMs !== null);
    },
    siteIds: deps.siteIds,
    configured: () => configured,
    isBusy: () =>
      deps.batches.waiting() > 0 ||
      Object.values(syncs).some((sync) => sync.state().phase !== 'idle'),
    async close() {
      closed = true;
      looking?.cancel();
      tidying?.cancel();
      peopleChanged.cancel();
      readingChanged.cancel();
      await Promise.all(Object.values(syncs).map((sync) => sync.stop()));
      // Each may wait for a keyring that hangs.
      await Promise.all([directory.close(), masters.close(), worker.close()]);
    },
  };
}
