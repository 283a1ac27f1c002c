// A desk without a window, run as a process of its own so that it can be killed: commands on stdin, facts on stdout.
import { writeSync } from 'node:fs';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import type { Delivery } from '../../src/shared/delivery';
import { createActivity } from '../../src/main/core/record/activity';
import { createSystemClock } from '../../src/main/core/lib/clock';
import { insertDelivery } from '../../src/main/core/outbox/insert-delivery';
import { ACTION_RULES } from '../../src/main/features/action-rules';
import { createOutbox } from '../../src/main/core/outbox/outbox';
import { loadSqlite } from '../../src/main/core/store/sqlite';
import { createStore } from '../../src/main/core/store/store';
import type { Outcome } from '../../src/main/core/lib/vendor-port';
import { createReceiver } from '../../src/main/core/webhooks/receiver';
import type { WebhookRoute } from '../../src/main/core/webhooks/webhook';
import { idOf, makeDraft } from '../fakes/deliveries';
import type { ChildCommand, ChildFact, ChildSetup } from './child-protocol';

const TIMEOUT_MS = 250;

/** Written before the call returns: what a killed process has said stays said. */
function tell(fact: ChildFact): void {
  writeSync(1, `${JSON.stringify(fact)}\n`);
}

function send(
  url: string,
  delivery: Delivery,
  onWritten: (atMs: number) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const unsure = (detail: string): void =>
      resolve({ kind: 'unsure', failure: { kind: 'timeout', reason: 'after-writing', detail } });
    const outgoing = request(
      url,
      { method: 'POST', headers: { 'x-press': delivery.id }, timeout: TIMEOUT_MS, agent: false },
      (response) => {
        response.resume();
        const status = response.statusCode ?? 0;
        const failure = { kind: 'unavailable', httpStatus: status, detail: `${status}` } as const;
        response.on('end', () =>
          resolve(status === 200 ? { kind: 'accepted', ref: null } : { kind: 'notSent', failure }),
        );
        response.on('error', () => unsure('response broke'));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => unsure('connection broke'));
    outgoing.end(delivery.request?.body, () => onWritten(Date.now()));
  });
}

const PROVABLE: WebhookRoute = {
  owns: (path) => path === 'chekt',
  mayBeProven: ({ headers }) => headers['x-proof'] !== undefined,
  handle: ({ headers }) =>
    Promise.resolve(
      headers['x-proof'] === 'true' ? { kind: 'accepted' } : { kind: 'unproven', detail: 'forged' },
    ),
};

async function run(setup: ChildSetup): Promise<void> {
  const sqlite = await loadSqlite();
  if (setup.user !== undefined) {
    process.setgroups?.([]);
    process.setegid?.(setup.user);
    process.seteuid?.(setup.user);
  }
  const clock = createSystemClock();
  const role = setup.guest === true ? 'guest' : 'owner';
  const store = createStore(setup.folder, { sqlite, clock, role });
  const activity = createActivity(store, clock);
  const outbox = createOutbox({
    store,
    activity,
    clock,
    random: Math.random,
    rules: ACTION_RULES,
    send: (_vendor, delivery, hooks) => send(setup.url, delivery, hooks.onWritten),
    onChange: () => undefined,
    onTrouble: (what, failure) => tell({ fact: 'trouble', what, failure }),
  });
  if (role === 'owner') outbox.start();
  let refusals = 0;
  const receiver = createReceiver({
    host: () => '127.0.0.1',
    port: () => 0,
    anyPortIfTaken: () => true,
    routes: [PROVABLE],
    allowedHosts: () => [],
    clock,
    onRefused: ({ count }) => (refusals += count),
    log: (line) => tell({ fact: 'trouble', what: line, failure: null }),
  });
  const listening = setup.webhooks === true ? await receiver.start() : null;
  const webhookPort = listening?.ok === true ? listening.value.port : null;
  tell({ fact: 'ready', engine: sqlite.name, webhookPort });

  const press = (n: number, countdownMs: number): void => {
    const beganMs = performance.now();
    const delivery = outbox.accept(makeDraft(n, { countdownMs, pressedAtMs: clock.now() }));
    const tookMs = performance.now() - beganMs;
    tell({ fact: 'pressed', id: delivery.id, savedMs: delivery.rungs.savedMs, tookMs });
  };
  const cancel = (n: number): void => {
    tell({ fact: 'cancelling', id: idOf(n) });
    const answer = outbox.cancel(idOf(n));
    const result = answer.ok ? answer.value.result : 'failed';
    tell({ fact: 'cancel', id: idOf(n), result, atMs: performance.timeOrigin + performance.now() });
  };
  /** Presses without end, each a little later than the last, some of them cancelled. */
  const storm = (from: number): void => {
    press(from, Math.random() < 0.5 ? 0 : Math.random() * 80);
    if (Math.random() < 0.4) setTimeout(() => cancel(from), Math.random() * 60);
    setTimeout(() => storm(from + 1), Math.random() * 40);
  };

  const obey = (command: ChildCommand): void => {
    switch (command.do) {
      case 'press':
        press(command.n, 0);
        return;
      case 'storm':
        storm(command.from);
        return;
      case 'insert':
        for (let n = command.from; n < command.from + command.count; n += 1) {
          const done = insertDelivery(
            store,
            { activity, clock, rules: ACTION_RULES },
            makeDraft(n),
          );
          if (!done.ok) throw new Error(done.failure.detail);
        }
        tell({ fact: 'inserted' });
        return;
      case 'weigh':
        tell({ fact: 'weight', bytes: process.memoryUsage().rss, refusals });
        return;
      case 'look': {
        const verdict = activity.verify();
        tell({
          fact: 'state',
          unsent: outbox.hasUnsent(),
          deliveries: outbox.deliveries().map(({ id, state, rungs }) => ({ id, state, rungs })),
          activity: [...activity.all()].flatMap((line) => (line.ok ? [line.value] : [])),
          firstBadSeq: verdict.ok ? verdict.value.firstBadSeq : -1,
        });
      }
    }
  };
  createInterface({ input: process.stdin }).on('line', (line) => {
    obey(JSON.parse(line) as ChildCommand);
  });
}

await run(JSON.parse(process.argv[2] ?? '{}') as ChildSetup);
