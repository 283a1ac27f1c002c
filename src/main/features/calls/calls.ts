// The calls of one world: takes shares, shows them, guards the number, follows up, and forgets in time.
import {
  CALL_WINDOW_MS,
  type CallHistoryRequest,
  type EmergencyCall,
  type OwnBuildingAnswer,
} from '../../../shared/calls/emergency-call';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Settings } from '../../../shared/settings/settings';
import type { Language } from '../../../shared/core/language';
import type { Activity, ActivityDraft } from '../../core/record/activity';
import type { Clock } from '../../core/lib/clock';
import type { Store } from '../../core/store/store';
import type { HeldCall } from './advance';
import { createCallBook, type Taken } from './book';
import type { CallFile, CallFileReport } from './call-file';
import type { CallLine } from './call-line';
import { createDisclosure } from './disclosure';
import type { MarkEvent } from './event';
import { createFollowUps, type FollowUpDeps } from './follow-up';
import { createKeeper } from './keeper';
import { createOpening } from './opening';
import { createRetention } from './retention';
import { createTaking, type IncomingShare } from './taking';
import { createTokens } from './tokens';
import { newPlaceAtMs, numberOf, placesOf, viewOf } from './view';
import { createCallWindows } from './windows';

export interface CallsDeps {
  readonly store: Store;
  readonly activity: Pick<Activity, 'append' | 'record'>;
  readonly clock: Clock;
  /** A UUID. */
  readonly newId: () => string;
  readonly file: CallFile;
  readonly settings: () => {
    readonly site: Settings['site'];
    readonly calls: Settings['calls'];
    readonly followUp: boolean;
  };
  readonly language: () => Language;
  readonly isPractice: boolean;
  readonly locate: FollowUpDeps['locate'];
  /** There are credentials, or this token may do. */
  readonly canAsk: FollowUpDeps['canAsk'];
  readonly onChange: () => void;
  /** A call nobody has seen: new, shared again after it was put away, or left unseen by an earlier life. */
  readonly onNew: (call: EmergencyCall) => void;
  /** Never given a number, an address, a place or a token. */
  readonly log: (message: string) => void;
}

export interface Calls {
  /** Opens the file and takes up what an earlier life left. */
  start(): Promise<CallFileReport>;
  /** Tries once more to store what is left, and closes the file. */
  stop(): Promise<void>;
  /** Of the file of calls: whether a share could be stored now. */
  storage(): CallFileReport;
  /** Ok once it is in the file and in the record. Failure `storage`: it is shown all the same; send it again. */
  receive(incoming: IncomingShare): Promise<Result<'new' | 'known'>>;
  /** Cards that are up, newest first. */
  all(): readonly EmergencyCall[];
  /** Newest first, closed ones too. */
  history(request: CallHistoryRequest): readonly EmergencyCall[];
  /** Also by an id it had before it turned out to be one with another. */
  get(id: string): EmergencyCall | undefined;
  see(id: string): Result<null>;
  /** The record has it before the number is handed out. Failure `storage`: no number. */
  reveal(id: string): Result<{ readonly number: string | null }>;
  /** As `reveal`: everything that was shared, tokens removed. */
  raw(id: string): Result<{ readonly text: string }>;
  /** With the number it is a reveal. */
  radioText(id: string, withNumber: boolean): Result<{ readonly text: string }>;
  markOwnBuilding(id: string, answer: OwnBuildingAnswer): Result<null>;
  close(id: string): Result<null>;
  /** For the command line, newest first; `reveal` is recorded for each call that has a number. */
  list(request: { readonly reveal: boolean; readonly limit: number }): Result<readonly CallLine[]>;
  /** Forgets every call, the file and what was put aside of it. Failure `storage`: nothing is forgotten. */
  wipe(): Promise<Result<null>>;
  /** A card nobody has seen is up, or one whose window is open. */
  hasOpen(): boolean;
  settingsChanged(): void;
}

/** More at once would help nobody; the others are in the history. */
const CARDS_MAX = 100;
const NO_SUCH_CALL: Failure = {
  kind: 'rejected',
  reason: 'not-found',
  detail: 'no such call; it may have been purged',
  field: 'id',
};
const STOPPED: Failure = { kind: 'storage', detail: 'Calls are not taken just now' };

/** One per world; only the process that owns the file may start it. */
export function createCalls(deps: CallsDeps): Calls {
  const { store, activity, clock, file, settings } = deps;
  let book = createCallBook();
  let isRunning = false;
  const takenAtElapsedMs = new Map<string, number>();
  const tokens = createTokens(clock);
  const windows = createCallWindows(clock, () => book.all());

  const opening = createOpening({
    file,
    clock,
    book: () => book,
    left: () => keeper.left(),
    onOpened(opened, { inFile, onlyHeld }) {
      book = opened;
      taking.recover(inFile);
      for (const event of onlyHeld) void keeper.keep({ event, commit: null });
    },
    log: deps.log,
  });
  const keeper = createKeeper({
    file: { append: (payload) => opening.append(payload) },
    store,
    prepare: () => opening.prepare(),
  });
  const followUps = createFollowUps({
    clock,
    isOn: () => isRunning && settings().followUp,
    canAsk: deps.canAsk,
    locate: deps.locate,
    requestOf(id) {
      const call = book.get(id);
      const callerNumber = call?.closedAtMs === null ? numberOf(call) : null;
      return callerNumber === null ? null : { callerNumber, sharedToken: tokens.of(id) };
    },
    onPlace(id, place, saidAtMs) {
      const call = book.get(id);
      const atMs = call === undefined ? null : newPlaceAtMs(call, saidAtMs, clock.now());
      if (call === undefined || atMs === null) return;
      const facts = { places: placesOf(call).length + 1, hasPlace: true };
      mark({ type: 'place', callId: call.id, place, atMs }, { kind: 'call-followed-up', facts });
    },
    onChange: deps.onChange,
  });
  const taking = createTaking({
    store,
    activity,
    clock,
    newId: deps.newId,
    keeper,
    book: () => book,
    onTaken({ call, mergedIds }, token) {
      if (call === null) return;
      for (const id of mergedIds) letGo(id);
      takenAtElapsedMs.set(call.id, clock.elapsed());
      windows.restart(call.id);
      // Without questions to ask it is of no use, so that it is not kept at all.
      if (token !== null && settings().followUp) tokens.hold(call.id, token);
    },
    onShown({ call, as }: Taken) {
      if (call !== null && isRunning) follow(call);
      deps.onChange();
      if (call !== null && (as === 'new' || as === 'again')) deps.onNew(view(call));
      retention.plan();
    },
  });
  const retention = createRetention({
    clock,
    store,
    activity,
    file,
    keeper,
    book: () => book,
    keepHours: () => settings().calls.keepHours,
    fileTrouble: () => {
      const { isReady, failure } = opening.report();
      return isReady ? null : (failure ?? STOPPED);
    },
    takenAtElapsedMs: (id) => takenAtElapsedMs.get(id) ?? null,
    onForgotten: (id) => letGo(id),
    onChange: deps.onChange,
  });

  function letGo(id: string): void {
    tokens.drop(id);
    followUps.stop(id);
    takenAtElapsedMs.delete(id);
    windows.restart(id);
  }

  function follow(call: HeldCall): void {
    if (call.closedAtMs !== null || !settings().followUp) return;
    if (windows.isOpen(call)) followUps.begin(call.id, windows.endsAtMs(call) - CALL_WINDOW_MS);
  }

  const isStored = ({ shares }: HeldCall): boolean =>
    keeper.left().length === 0 || !shares.some(({ digest }) => keeper.isUnstored(digest));

  const view = (call: HeldCall): EmergencyCall =>
    viewOf(call, settings(), {
      followUp: followUps.of(call.id),
      isStored: isStored(call),
      windowEndsAtMs: windows.endsAtMs(call),
    });

  const isUp = ({ closedAtMs }: HeldCall): boolean => closedAtMs === null;

  function newest(which: (call: HeldCall) => boolean, limit: number): readonly HeldCall[] {
    const first = ({ shares }: HeldCall): number => shares[0]?.receivedAtMs ?? 0;
    return book
      .all()
      .filter(which)
      .toReversed()
      .toSorted((left, right) => first(right) - first(left))
      .slice(0, limit);
  }

  function withCall<T>(id: string, run: (call: HeldCall) => Result<T>): Result<T> {
    const call = book.get(id);
    return call === undefined ? failed(NO_SUCH_CALL) : run(call);
  }

  /** At once on the screen; on the disk as soon as it takes it. */
  function mark(event: MarkEvent, line: ActivityDraft): void {
    const { as, call } = book.take(event);
    if (as === 'nothing' || call === null) return;
    const atMs = clock.now();
    void keeper.keep({
      event,
      commit: (sql) => void activity.append(sql, { atMs, ...line, actionId: call.id }),
    });
    retention.plan();
    deps.onChange();
  }

  function see(call: HeldCall): void {
    const { id: callId, shares } = call;
    const seen = { type: 'seen', callId, atMs: clock.now(), shares: shares.length } as const;
    mark(seen, { kind: 'call-seen' });
  }

  const disclosure = createDisclosure({ ...deps, view });

  return {
    async start() {
      isRunning = true;
      const report = await keeper.inTurn(() => opening.open());
      await keeper.flush();
      await retention.purge();
      for (const call of book.all()) {
        // A call that came while the file was being opened has been told already.
        if (takenAtElapsedMs.has(call.id)) continue;
        follow(call);
        const isOpen = isUp(call) && windows.isOpen(call);
        if (isOpen && call.seenAtMs === null) deps.onNew(view(call));
      }
      retention.plan();
      deps.onChange();
      return report;
    },
    async stop() {
      isRunning = false;
      retention.stop();
      followUps.stopAll();
      tokens.clear();
      if (keeper.left().length > 0) await keeper.flush();
      await keeper.inTurn(() => file.close());
    },
    storage: () => opening.report(),
    receive: (incoming) =>
      isRunning ? taking.receive(incoming) : Promise.resolve(failed(STOPPED)),
    all: () => newest(isUp, CARDS_MAX).map(view),
    history: ({ beforeMs = Infinity, limit }) =>
      newest(({ shares }) => (shares[0]?.receivedAtMs ?? 0) < beforeMs, limit).map(view),
    get(id) {
      const call = book.get(id);
      return call && view(call);
    },
    see: (id) =>
      withCall(id, (call) => {
        see(call);
        return ok(null);
      }),
    reveal: (id) => withCall(id, disclosure.reveal),
    raw: (id) => withCall(id, disclosure.raw),
    radioText: (id, withNumber) => withCall(id, (call) => disclosure.radioText(call, withNumber)),
    markOwnBuilding: (id, answer) =>
      withCall(id, ({ id: callId, ownBuilding }) => {
        if (ownBuilding === answer) return ok(null);
        mark(
          { type: 'own-building', callId, atMs: clock.now(), answer },
          { kind: 'call-own-building', facts: { ownBuilding: answer } },
        );
        return ok(null);
      }),
    close: (id) =>
      withCall(id, (call) => {
        if (call.closedAtMs !== null) return ok(null);
        see(call);
        const { id: callId, shares } = call;
        mark(
          { type: 'closed', callId, atMs: clock.now(), shares: shares.length },
          { kind: 'call-closed' },
        );
        tokens.drop(callId);
        followUps.stop(callId);
        return ok(null);
      }),
    list: ({ reveal, limit }) =>
      disclosure.list(
        newest(() => true, limit),
        reveal,
      ),
    wipe: () => retention.wipe(),
    hasOpen: () =>
      book.all().some((call) => isUp(call) && (call.seenAtMs === null || windows.isOpen(call))),
    settingsChanged() {
      if (!settings().followUp) {
        followUps.stopAll();
        tokens.clear();
      } else {
        const isFollowed = ({ id }: HeldCall): boolean => followUps.of(id).state !== 'off';
        for (const call of book.all()) if (!isFollowed(call)) follow(call);
      }
      retention.plan();
      deps.onChange();
    },
  };
}
