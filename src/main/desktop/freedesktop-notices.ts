// Notifications of a Linux desktop: asked for one by one over the session bus, so that a desktop that hangs holds nothing up.
import { ok, type Failure, type Result } from '../../shared/core/failure';
import type { Clock } from '../core/lib/clock';
import type { BusSignal, SessionBus } from './session-bus/session-bus';
import { notifyBody, type NoticeLook } from './freedesktop-text';
import type { Notice } from './notice';
import type { NoticeEvents, NotificationHandle } from './notifier';

export interface FreedesktopNoticesDeps {
  readonly bus: SessionBus;
  readonly clock: Clock;
  readonly look: () => NoticeLook;
  /** Why the desktop shows nothing at this moment; null when it answers again. */
  readonly onHealth: (failure: Failure | null) => void;
}

export interface FreedesktopNotices {
  open(notice: Notice, events: NoticeEvents): NotificationHandle;
  close(): void;
}

const NOTIFICATIONS = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const TO_DESKTOP = { destination: NOTIFICATIONS, path: PATH, interface: NOTIFICATIONS } as const;
const SIGNALS = `type='signal',sender='${NOTIFICATIONS}',path='${PATH}',interface='${NOTIFICATIONS}'`;
const OWNER = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${NOTIFICATIONS}'`;

/** A desktop that has not answered by then is trouble; it is still waited for. */
const PATIENCE_MS = 3000;
/** After a refusal the desktop is asked again, later and later. */
const ASK_AGAIN_MS = 1000;
const ASK_AGAIN_AT_MOST_MS = 30_000;
/** One that was refused this often does not hold up the next. */
const MAX_REFUSALS = 2;
/** More than this is not kept for a desktop that does not answer. */
const MAX_WAITING = 20;

interface Entry {
  readonly notice: Notice;
  readonly events: NoticeEvents;
  /** What the desktop calls it, once it is up. */
  id: number | null;
  withdrawn: boolean;
  refusals: number;
}

export function createFreedesktopNotices(deps: FreedesktopNoticesDeps): FreedesktopNotices {
  const { bus, clock } = deps;
  const waiting: Entry[] = [];
  const up = new Map<number, Entry>();
  let capabilities: readonly string[] | null = null;
  let isAsking = false;
  let isClosed = false;
  let againMs = ASK_AGAIN_MS;
  let timer: { cancel(): void } | undefined;

  /** One question to the desktop; a slow or bad answer is told as trouble, a good one takes that back. */
  const ask = async (
    member: string,
    signature = '',
    body: readonly unknown[] = [],
  ): Promise<Result<readonly unknown[]>> => {
    const patience = clock.after(PATIENCE_MS, () =>
      deps.onHealth({ kind: 'timeout', detail: `${member}: no answer within ${PATIENCE_MS} ms` }),
    );
    const answer = await bus.call({ ...TO_DESKTOP, member, signature, body });
    patience.cancel();
    if (!isClosed) deps.onHealth(answer.ok ? null : answer.failure);
    return answer;
  };

  const learn = async (): Promise<Result<readonly string[]>> => {
    if (capabilities !== null) return ok(capabilities);
    const answer = await ask('GetCapabilities');
    if (!answer.ok) return answer;
    const [list] = answer.value;
    capabilities = Array.isArray(list) ? list.map(String) : [];
    return ok(capabilities);
  };

  const show = async (entry: Entry): Promise<Failure | null> => {
    const known = await learn();
    if (!known.ok) return known.failure;
    const arguments_ = notifyBody(entry.notice, deps.look(), known.value.includes('body-markup'));
    const answer = await ask('Notify', 'susssasa{sv}i', arguments_);
    if (!answer.ok) {
      entry.refusals += 1;
      if (entry.refusals >= MAX_REFUSALS && drop(entry)) entry.events.refused();
      return answer.failure;
    }
    drop(entry);
    const id = Number(answer.value[0]);
    if (entry.withdrawn) take(id);
    else {
      entry.id = id;
      up.set(id, entry);
      entry.events.shown();
    }
    return null;
  };

  const drop = (entry: Entry): boolean => {
    const at = waiting.indexOf(entry);
    if (at >= 0) waiting.splice(at, 1);
    return at >= 0;
  };

  /** No news about the desktop: it also refuses when somebody else has taken the notification away. */
  const take = (id: number): void =>
    void bus.call({ ...TO_DESKTOP, member: 'CloseNotification', signature: 'u', body: [id] });

  /** Only one is with the desktop at a time: what is overtaken meanwhile never gets there. */
  const pump = async (): Promise<void> => {
    if (isAsking || isClosed) return;
    isAsking = true;
    timer?.cancel();
    // With nothing to show, this finds out whether the desktop would.
    const known = await learn();
    let failure = known.ok ? null : known.failure;
    for (;;) {
      const [next] = waiting;
      if (failure !== null || next === undefined) break;
      failure = await show(next);
    }
    isAsking = false;
    if (failure === null) againMs = ASK_AGAIN_MS;
    else {
      timer = clock.after(againMs, () => void pump());
      againMs = Math.min(againMs * 2, ASK_AGAIN_AT_MOST_MS);
    }
  };

  bus.watch(SIGNALS, ({ interface: from, path, member, body }: BusSignal) => {
    if (from !== NOTIFICATIONS || path !== PATH) return;
    const entry = up.get(Number(body[0]));
    if (entry === undefined) return;
    if (member === 'ActionInvoked') entry.events.clicked();
    if (member !== 'NotificationClosed') return;
    up.delete(Number(body[0]));
    entry.events.closed();
  });
  bus.watch(
    OWNER,
    ({ member, body: [name] }) => {
      if (member !== 'NameOwnerChanged' || name !== NOTIFICATIONS) return;
      // Another program, or the same one anew: it knows nothing of what the one before has shown.
      capabilities = null;
      for (const { events } of up.values()) events.closed();
      up.clear();
      void pump();
    },
    () => void pump(),
  );
  void pump();

  return {
    open(notice, events) {
      const entry: Entry = { notice, events, id: null, withdrawn: false, refusals: 0 };
      waiting.push(entry);
      if (waiting.length > MAX_WAITING) waiting.splice(1, 1)[0]?.events.refused();
      void pump();
      return {
        close() {
          entry.withdrawn = true;
          // The first one may be with the desktop already: it is taken back when its number comes.
          if (!(isAsking && entry === waiting[0])) drop(entry);
          if (entry.id !== null && up.delete(entry.id)) take(entry.id);
        },
      };
    },
    close() {
      isClosed = true;
      timer?.cancel();
      for (const id of up.keys()) take(id);
    },
  };
}
