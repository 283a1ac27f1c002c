// Takes a share: on the disk before it is answered for, on the screen whatever the disk does.
import type { CallShare } from '../../../shared/calls/call-share';
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Activity } from '../../core/record/activity';
import type { Clock } from '../../core/lib/clock';
import type { Sql, Store } from '../../core/store/store';
import type { CallBook, Taken } from './book';
import type { ShareEvent } from './event';
import type { Keeper, ToKeep } from './keeper';

/** A share and the token that came with it, which is part of nothing that is stored. */
export interface IncomingShare {
  readonly share: CallShare;
  readonly token: string | null;
}

export interface TakingDeps {
  readonly store: Pick<Store, 'read'>;
  readonly activity: Pick<Activity, 'append' | 'record'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly newId: () => string;
  readonly keeper: Keeper;
  readonly book: () => CallBook;
  /** Told inside a transaction: it must only remember. */
  readonly onTaken: (taken: Taken, token: string | null) => void;
  /** Told afterwards, when nothing is under way. */
  readonly onShown: (taken: Taken) => void;
}

export interface Taking {
  /** `known`: these bytes have been taken before. Failure `storage`: shown, but only in memory. */
  receive(incoming: IncomingShare): Promise<Result<'new' | 'known'>>;
  /** The lines of shares that an earlier life put in the file and no further. */
  recover(events: readonly ShareEvent[]): void;
}

/** A call is shown after this long, also while the disk or the keychain gives no answer. */
const SHOW_AFTER_MS = 1_000;
const NOT_IN_RECORD: Failure = { kind: 'storage', detail: 'The record refused the call' };

export function createTaking(deps: TakingDeps): Taking {
  const { keeper, activity, clock } = deps;
  const underWay = new Map<string, Promise<Result<'new' | 'known'>>>();

  const isLeft = (digest: string): boolean => keeper.left().some(isShareOf(digest));

  function line(sql: Sql, { callId, share }: ShareEvent, isRecovered: boolean): void {
    sql.run(
      'INSERT INTO call_digest (digest, received_at_ms) VALUES (?, ?) ON CONFLICT DO NOTHING',
      share.digest,
      share.receivedAtMs,
    );
    const call = deps.book().get(callId);
    const facts = {
      shares: call?.shares.length ?? 1,
      hasNumber: share.callerNumber !== null,
      hasPlace: share.place !== null,
      ...(isRecovered ? { recovered: true } : {}),
    };
    activity.append(sql, { kind: 'call-shared', actionId: call?.id ?? callId, facts });
  }

  /** The same bytes once more, while the disk has not taken all of the first time. */
  async function again(digest: string): Promise<Result<'new' | 'known'>> {
    if (!isLeft(digest)) return ok('known');
    const flushed = await keeper.flush();
    if (!isLeft(digest)) return ok('new');
    return failed(flushed.ok ? NOT_IN_RECORD : asStorage(flushed.failure));
  }

  async function take({ share, token }: IncomingShare): Promise<Result<'new' | 'known'>> {
    const { digest } = share;
    if (deps.book().has(digest)) return again(digest);
    if (isKnown(deps.store, digest)) return ok('known');
    const callId = deps.book().find(share)?.id ?? `call-${deps.newId()}`;
    const event: ShareEvent = { type: 'share', callId, share };
    let taken: Taken | null = null;
    let isShown = false;
    const takeIn = (): Taken => {
      if (taken !== null) return taken;
      taken = deps.book().take(event);
      deps.onTaken(taken, token);
      return taken;
    };
    const show = (): void => {
      if (isShown) return;
      isShown = true;
      deps.onShown(takeIn());
    };
    const late = clock.after(SHOW_AFTER_MS, show);
    const kept = await keeper.keep({
      event,
      commit(sql) {
        takeIn();
        line(sql, event, false);
      },
    });
    late.cancel();
    show();
    if (kept.ok) return ok('new');
    if (keeper.isUnstored(digest)) {
      const actionId = deps.book().get(callId)?.id ?? callId;
      activity.record({ kind: 'call-not-stored', actionId, failure: kept.failure });
    }
    return failed(asStorage(kept.failure));
  }

  return {
    async receive(incoming) {
      const { digest } = incoming.share;
      const first = underWay.get(digest);
      if (first !== undefined) {
        const result = await first;
        return result.ok ? ok('known') : result;
      }
      const taking = take(incoming);
      underWay.set(digest, taking);
      try {
        return await taking;
      } finally {
        underWay.delete(digest);
      }
    },
    recover(events) {
      for (const event of events) {
        if (isLeft(event.share.digest) || isKnown(deps.store, event.share.digest)) continue;
        void keeper.keep({ event, isOnFile: true, commit: (sql) => line(sql, event, true) });
      }
    },
  };
}

function isShareOf(digest: string): (item: ToKeep) => boolean {
  return ({ event }) => event.type === 'share' && event.share.digest === digest;
}

/** False as well while nobody can tell: twice stored shows once, unstored would be lost. */
function isKnown(store: Pick<Store, 'read'>, digest: string): boolean {
  const found = store.read((sql) =>
    sql.get('SELECT 1 AS known FROM call_digest WHERE digest = ?', digest),
  );
  return found.ok && found.value !== undefined;
}

/** Whatever was behind it, such as the keychain: for the sender it was not stored. */
function asStorage(failure: Failure): Failure {
  return failure.kind === 'storage' ? failure : { ...failure, kind: 'storage' };
}
