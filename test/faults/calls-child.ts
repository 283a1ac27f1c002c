// The calls of a world on real disks, in a storm of shares until they are killed; facts on stdout.
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { ok } from '../../src/shared/core/failure';
import { DEFAULT_SETTINGS } from '../../src/shared/settings/settings';
import { createActivity } from '../../src/main/core/record/activity';
import { createCalls } from '../../src/main/features/calls/calls';
import { createVaultFile } from '../../src/main/core/encrypted/vault-file';
import { createSystemClock } from '../../src/main/core/lib/clock';
import { newId } from '../../src/main/core/lib/ids';
import { loadSqlite } from '../../src/main/core/store/sqlite';
import { createStore } from '../../src/main/core/store/store';
import { makeShare } from '../unit/features/calls/shares';

export interface CallsChildSetup {
  readonly folder: string;
  readonly keyHex: string;
  /** The first share of the storm; 0: there is no storm. */
  readonly from: number;
}

export type CallsChildFact =
  | {
      readonly fact: 'opened';
      readonly isWhole: boolean;
      /** What each call says of itself: `share 12`, and how many shares it has. */
      readonly calls: readonly { readonly address: string | null; readonly shares: number }[];
      /** Of the record. */
      readonly lines: number;
      readonly firstBadSeq: number | null;
    }
  | { readonly fact: 'answered'; readonly n: number; readonly as: string };

const CONCURRENT = 8;

function tell(fact: CallsChildFact): void {
  writeSync(1, `${JSON.stringify(fact)}\n`);
}

function shareOf(n: number) {
  return makeShare(n, {
    digest: createHash('sha256').update(String(n)).digest('hex'),
    callerNumber: `1555${String(n).padStart(7, '0')}`,
    address: `share ${n}`,
    raw: 'x'.repeat(n % 50 === 0 ? 200_000 : 2_000),
    receivedAtMs: Date.now(),
  });
}

async function run({ folder, keyHex, from }: CallsChildSetup): Promise<void> {
  const clock = createSystemClock();
  const store = createStore(folder, { sqlite: await loadSqlite(), clock, role: 'owner' });
  const activity = createActivity(store, clock);
  const calls = createCalls({
    store,
    activity,
    clock,
    newId,
    file: createVaultFile({
      path: join(folder, 'calls.vault'),
      boundTo: 'live calls',
      key: () => Promise.resolve(ok(Buffer.from(keyHex, 'hex'))),
      clock,
    }),
    settings: () => ({
      site: DEFAULT_SETTINGS.site,
      calls: DEFAULT_SETTINGS.calls,
      followUp: false,
    }),
    language: () => 'en',
    isPractice: false,
    locate: () => Promise.resolve({ kind: 'empty' }),
    canAsk: () => Promise.resolve(false),
    onChange: () => undefined,
    onNew: () => undefined,
    log: () => undefined,
  });
  const report = await calls.start();
  const verdict = activity.verify();
  tell({
    fact: 'opened',
    isWhole: report.isReady && !report.isDamaged,
    calls: calls.history({ limit: 100_000 }).map(({ address, shares }) => ({ address, shares })),
    lines: [...activity.all()].filter((line) => line.ok && line.value.kind === 'call-shared')
      .length,
    firstBadSeq: verdict.ok ? verdict.value.firstBadSeq : -1,
  });
  let next = from;
  const sender = async (): Promise<void> => {
    while (from > 0) {
      const n = next;
      next += 1;
      // A sender that is not sure sends the same bytes again.
      const [first] = await Promise.all([
        calls.receive({ share: shareOf(n), token: 'token' }),
        ...(n % 5 === 0 ? [calls.receive({ share: shareOf(n), token: 'token' })] : []),
      ]);
      tell({ fact: 'answered', n, as: first.ok ? first.value : first.failure.detail });
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, sender));
  await calls.stop();
  store.close();
}

const setup = process.argv[2];
if (setup !== undefined) await run(JSON.parse(setup) as CallsChildSetup);
