// Share911's broadcast alerts of one world: each kept as it came, shown until somebody puts it away.
import type { CallHistoryRequest } from '../../../shared/calls/emergency-call';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import {
  speaksByName,
  type ReceivedAlert,
  type Share911Alert,
} from '../../../shared/alerts/share911-alert';
import type { Activity, ActivityDraft } from '../../core/record/activity';
import type { Clock } from '../../core/lib/clock';
import { decodedText } from '../../core/lib/decoded-text';
import type { Store } from '../../core/store/store';
import {
  flagAlert,
  insertAlert,
  isKnownAlert,
  readAlert,
  readCards,
  type AlertRow,
  type NewAlert,
} from './alert-row';
import { readAlerts, readRelated, viewsOf, viewsOfRows } from './reading';
import { createUnsavedAlerts } from './unsaved';

export interface AlertsDeps {
  readonly store: Store;
  readonly activity: Pick<Activity, 'append'>;
  readonly clock: Clock;
  /** Empty: nothing is our own. */
  readonly ownIntegrationId: () => string;
  readonly onChange: () => void;
  /** An alert that was not known, also of our own and when it could not be stored. */
  readonly onNew: (alert: ReceivedAlert) => void;
}

export interface IncomingAlert {
  readonly alert: Share911Alert;
  readonly body: Buffer;
  /** SHA-256 in hex over the exact bytes. */
  readonly digest: string;
  /** Wall clock in milliseconds. */
  readonly receivedAtMs: number;
}

export interface Alerts {
  /** Ok after the commit with fsync. Failure `storage`: it is shown all the same; send it again. */
  receive(incoming: IncomingAlert): Promise<Result<'new' | 'known'>>;
  /** Cards that are up, newest first. */
  all(): readonly ReceivedAlert[];
  get(seq: number): ReceivedAlert | undefined;
  /** Newest first, closed ones too. Failure `storage`. */
  history(request: CallHistoryRequest): Result<readonly ReceivedAlert[]>;
  see(seq: number): Result<null>;
  close(seq: number): Result<null>;
  /** Gives up trying to store what was refused. */
  stop(): void;
}

const CARDS_MAX = 100;
const RETRY_MS = 30_000;
const NO_SUCH_ALERT: Failure = {
  kind: 'rejected',
  reason: 'not-found',
  detail: 'no such alert',
  field: 'seq',
};

export function createAlerts(deps: AlertsDeps): Alerts {
  const { store, activity, clock } = deps;
  const unsaved = createUnsavedAlerts();
  /** Seen or closed while the disk refused: for this life. */
  const refused = new Map<number, { readonly isSeen?: true; readonly isClosed?: true }>();
  let onDisk: { readonly rows: readonly AlertRow[]; readonly related: readonly AlertRow[] } = {
    rows: [],
    related: [],
  };
  let cards: readonly ReceivedAlert[] | null = null;
  let timer: { cancel(): void } | null = null;
  let isStopped = false;

  function changed(): void {
    cards = null;
    deps.onChange();
  }

  /** What was read last counts while the disk cannot be read. */
  function read(held: readonly AlertRow[]): typeof onDisk {
    const found = store.read((sql) => {
      const rows = readCards(sql, CARDS_MAX);
      return { rows, related: readRelated(sql, [...held, ...rows]) };
    });
    if (found.ok) onDisk = found.value;
    return onDisk;
  }

  function all(): readonly ReceivedAlert[] {
    if (cards !== null) return cards;
    // What cannot be stored is newer than all that is.
    const held = unsaved.all();
    const { rows, related } = read(held);
    const up = [...held, ...rows]
      .map((row) => ({ ...row, ...refused.get(row.seq) }))
      .filter(({ isClosed }) => !isClosed);
    cards = viewsOf(up, [...related, ...held]);
    return cards;
  }

  /** Null: it was known. Answers its seq. */
  function save(alert: NewAlert): Result<number | null> {
    return store.transaction((sql) => {
      if (isKnownAlert(sql, alert)) return null;
      const seq = insertAlert(sql, alert);
      activity.append(sql, lineOf(seq, alert));
      return seq;
    });
  }

  function retry(): void {
    timer = null;
    for (const alert of unsaved.all().toReversed()) {
      if (!save(alert).ok) break;
      unsaved.remove(alert.digest);
      changed();
    }
    plan();
  }

  function plan(): void {
    if (isStopped || timer !== null || unsaved.all().length === 0) return;
    timer = clock.after(RETRY_MS, retry);
  }

  function tell(seq: number): void {
    changed();
    const view = all().find((alert) => alert.seq === seq);
    if (view !== undefined) deps.onNew(view);
  }

  function flag(seq: number, name: 'seen' | 'closed'): Result<null> {
    const held = name === 'seen' ? 'isSeen' : 'isClosed';
    if (unsaved.all().some((alert) => alert.seq === seq)) {
      if (unsaved.flag(seq, held)) changed();
      return ok(null);
    }
    const flagged = store.transaction((sql) => {
      if (readAlert(sql, seq) === undefined) return null;
      const isNew = flagAlert(sql, seq, name);
      if (isNew) activity.append(sql, { kind: `alert-${name}`, actionId: nameOf(seq) });
      return isNew;
    });
    if (flagged.ok) {
      if (flagged.value === null) return failed(NO_SUCH_ALERT);
      if (flagged.value) changed();
      return ok(null);
    }
    // A full disk must not keep a bell ringing.
    if (!all().some((alert) => alert.seq === seq)) return flagged;
    refused.set(seq, { ...refused.get(seq), [held]: true });
    changed();
    return ok(null);
  }

  function receive({ alert, body, digest, receivedAtMs }: IncomingAlert): Result<'new' | 'known'> {
    const own = deps.ownIntegrationId();
    const isOwn = own !== '' && alert.integrationId === own;
    const fresh = { alert, digest, receivedAtMs, isOwn, isSeen: false, isClosed: false };
    const held = unsaved.all().find((other) => other.digest === digest);
    const saved = save(held ?? { ...fresh, body: decodedText(body) });
    if (!saved.ok) {
      const added = unsaved.add({ ...fresh, body: decodedText(body) });
      plan();
      if (added !== null) tell(added.seq);
      return failed(saved.failure);
    }
    unsaved.remove(digest);
    if (saved.value === null) return ok('known');
    if (held === undefined) tell(saved.value);
    else changed();
    return ok('new');
  }

  return {
    receive: (incoming) => Promise.resolve(receive(incoming)),
    all,
    get(seq) {
      const up = all().find((alert) => alert.seq === seq);
      if (up !== undefined) return up;
      const stored = store.read((sql) => {
        const row = readAlert(sql, seq);
        return row && viewsOfRows(sql, [row])[0];
      });
      return stored.ok ? stored.value : undefined;
    },
    history: ({ beforeMs, limit }) => readAlerts(store, limit, beforeMs),
    see: (seq) => flag(seq, 'seen'),
    close: (seq) => flag(seq, 'closed'),
    stop() {
      isStopped = true;
      timer?.cancel();
    },
  };
}

/** How the record calls it. */
function nameOf(seq: number): string {
  return `alert-${seq}`;
}

function lineOf(seq: number, { alert, isOwn }: NewAlert): ActivityDraft {
  return {
    kind: lineKindOf(alert),
    actionId: nameOf(seq),
    facts: {
      name: alert.name,
      format: alert.format,
      ...(alert.isDrill === true ? { drill: true } : {}),
      ...(isOwn ? { own: true } : {}),
      ...(alert.about === null ? {} : { about: alert.about }),
    },
  };
}

function lineKindOf(alert: Share911Alert): ActivityDraft['kind'] {
  if (alert.kind !== 'all-clear') return 'alert-received';
  return speaksByName(alert) ? 'cancel-received' : 'all-clear-received';
}
