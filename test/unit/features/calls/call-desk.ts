// The calls of a world on a real database and a file in memory; they can end and start again on both.
import type { CallShare } from '../../../../src/shared/calls/call-share';
import type { EmergencyCall } from '../../../../src/shared/calls/emergency-call';
import { failed, ok, type Failure, type Result } from '../../../../src/shared/core/failure';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings/settings';
import { createActivity, type Activity } from '../../../../src/main/core/record/activity';
import type { CallFile } from '../../../../src/main/features/calls/call-file';
import { createCalls, type Calls, type CallsDeps } from '../../../../src/main/features/calls/calls';
import type { LocateAnswer, LocateRequest } from '../../../../src/main/features/calls/follow-up';
import { newId } from '../../../../src/main/core/lib/ids';
import type { Store } from '../../../../src/main/core/store/store';
import { createManualClock, type ManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore } from '../../../fakes/desk-folder';
import { createMemoryFile, type MemoryDisk } from '../../../fakes/directory-memory-file';
import { SHARED_MS } from './shares';

export interface CallDesk {
  readonly clock: ManualClock;
  readonly activity: Activity;
  readonly disk: MemoryDisk;
  calls: Calls;
  /** Set by a test before it is asked. */
  settings: {
    site: Settings['site'];
    calls: Settings['calls'];
    followUp: boolean;
  };
  /** While set, the encrypted file refuses. */
  fileFailure: Failure | null;
  /** The encrypted file takes what it is given and never answers. */
  isFileHanging: boolean;
  /** While set, the keychain does not open the file. */
  keyFailure: Failure | null;
  /** While set, the database refuses. */
  storeFailure: Failure | null;
  hasCredentials: boolean;
  answer: (request: LocateRequest) => Promise<LocateAnswer>;
  readonly asked: LocateRequest[];
  readonly told: EmergencyCall[];
  readonly logged: string[];
  receive(share: CallShare, token?: string | null): Promise<Result<'new' | 'known'>>;
  /** New calls on the same disks. */
  restart(): Promise<void>;
  kinds(): readonly string[];
  /** Everything the disks hold in the clear but for the record. */
  onDisk(): string;
  only(): EmergencyCall;
}

export const FULL: Failure = { kind: 'storage', reason: 'disk-full', detail: 'the disk is full' };
export const LOCKED: Failure = {
  kind: 'storage',
  reason: 'keyring-locked',
  detail: 'the keychain is locked',
};

export async function createCallDesk(
  choices: Partial<Pick<CallsDeps, 'language' | 'isPractice'>> = {},
): Promise<CallDesk> {
  const clock = createManualClock(SHARED_MS);
  const database = makeStore(makeFolder(), clock);
  const disk: MemoryDisk = { payloads: [] };
  const store: Store = {
    ...database,
    transaction: (run) =>
      desk.storeFailure ? failed(desk.storeFailure) : database.transaction(run),
  };
  const activity = createActivity(store, clock);

  function openFile(): CallFile {
    const { file } = createMemoryFile(disk);
    let isOpen = false;
    const refusal = (): Failure | null =>
      desk.fileFailure ??
      (isOpen ? null : (desk.keyFailure ?? { kind: 'storage', detail: 'shut' }));
    return {
      ...file,
      async open(take) {
        isOpen = desk.keyFailure === null;
        if (isOpen) return file.open(take);
        return { isReady: false, failure: desk.keyFailure, keptAside: null, isDamaged: false };
      },
      async append(payload) {
        if (desk.isFileHanging) return new Promise(() => undefined);
        const failure = refusal();
        return failure ? failed(failure) : file.append(payload);
      },
      async rewrite(payloads) {
        const failure = refusal();
        return failure ? failed(failure) : file.rewrite(payloads);
      },
      wipe: () => (desk.fileFailure ? Promise.resolve(failed(desk.fileFailure)) : file.wipe()),
    };
  }

  const begin = (): Calls =>
    createCalls({
      store,
      activity,
      clock,
      newId,
      file: openFile(),
      settings: () => desk.settings,
      language: () => 'en',
      isPractice: false,
      ...choices,
      locate(request) {
        desk.asked.push(request);
        return desk.answer(request);
      },
      canAsk: (token) => Promise.resolve(token !== null || desk.hasCredentials),
      onChange: () => undefined,
      onNew: (call) => desk.told.push(call),
      log: (message) => desk.logged.push(message),
    });

  const desk: CallDesk = {
    clock,
    activity,
    disk,
    settings: {
      site: { latitude: 42, longitude: -71, radiusM: 150 },
      calls: DEFAULT_SETTINGS.calls,
      followUp: false,
    },
    fileFailure: null,
    isFileHanging: false,
    keyFailure: null,
    storeFailure: null,
    hasCredentials: false,
    answer: () => Promise.resolve({ kind: 'empty' }),
    asked: [],
    told: [],
    logged: [],
    receive: (share, token = null) => desk.calls.receive({ share, token }),
    async restart() {
      await desk.calls.stop();
      desk.calls = begin();
      await desk.calls.start();
    },
    kinds: () => [...activity.all()].map((line) => (line.ok ? line.value.kind : 'unreadable')),
    onDisk: () => disk.payloads.map((payload) => payload.toString('utf8')).join('\n'),
    only() {
      const all = desk.calls.all();
      const [call] = all;
      if (call === undefined || all.length !== 1) throw new Error(`${all.length} calls are up`);
      return call;
    },
    calls: undefined as unknown as Calls,
  };
  desk.calls = begin();
  await desk.calls.start();
  return desk;
}

export const NEW = ok('new');
export const KNOWN = ok('known');
