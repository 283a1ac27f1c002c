// What proven senders send in vain is in view and in the record until the next good one, at every entrance alike.
import { describe, expect, it } from 'vitest';
import {
  createUntaken,
  type Untaken,
  type UntakenDeps,
} from '../../../../src/main/core/webhooks/untaken';
import {
  handleWatched,
  tellRefused,
  type ProvingRoute,
} from '../../../../src/main/core/webhooks/watched-route';
import type { RawWebhook, WebhookVerdict } from '../../../../src/main/core/webhooks/webhook';
import { failed, ok } from '../../../../src/shared/core/failure';
import { WEBHOOK_SENDERS, type WebhookSender } from '../../../../src/shared/core/webhook';

const NOW_MS = 1_770_000_000_000;
type Line = Parameters<UntakenDeps['record']>[0];

function open(earlier: readonly (Line & { readonly atMs: number })[] = []) {
  const lines: Line[] = [];
  const changes: number[] = [];
  let nowMs = NOW_MS;
  const untaken = createUntaken({
    record: (line) => lines.push(line),
    earlier: () => ok(earlier),
    now: () => (nowMs += 1000),
    onChange: () => changes.push(nowMs),
  });
  return { untaken, lines, changes };
}

const webhook = (headers: RawWebhook['headers'] = {}): RawWebhook => ({
  path: 'x',
  headers,
  body: Buffer.from('{'),
  receivedAtMs: NOW_MS,
});

function route(
  verdict: WebhookVerdict | Error,
  { isProven = true, byHead = false } = {},
): ProvingRoute {
  const failure = { kind: 'unauthorized', detail: 'no' } as const;
  return {
    owns: () => true,
    handle: () => (verdict instanceof Error ? Promise.reject(verdict) : Promise.resolve(verdict)),
    proves: () => Promise.resolve(isProven ? ok('signature') : failed(failure)),
    provesByHead: () => Promise.resolve(byHead),
  };
}

const MALFORMED: WebhookVerdict = { kind: 'malformed', detail: 'body: is not JSON' };
const NO_DISK = { kind: 'storage', detail: 'the disk is full' } as const;

describe.each(WEBHOOK_SENDERS)('what %s', (sender: WebhookSender) => {
  const problems = ({ untaken }: { readonly untaken: Untaken }) =>
    untaken.all().map((each) => [each.sender, each.problem, each.detail, each.count]);
  const send = async (
    opened: ReturnType<typeof open>,
    entrance: ProvingRoute,
    headers?: RawWebhook['headers'],
  ) => handleWatched(webhook(headers), sender, entrance, opened.untaken);

  it('sends and nobody can read is told until the next good one', async () => {
    const opened = open();
    expect(await send(opened, route(MALFORMED))).toEqual(MALFORMED);
    await send(opened, route(MALFORMED));
    expect(problems(opened)).toEqual([[sender, 'unreadable', 'body: is not JSON', 2]]);
    expect(opened.untaken.all()[0]).toMatchObject({
      firstAtMs: NOW_MS + 1000,
      lastAtMs: NOW_MS + 2000,
    });
    await send(opened, route({ kind: 'accepted' }));
    expect(problems(opened)).toEqual([]);
    await send(opened, route({ kind: 'accepted' }));
    expect(opened.lines).toEqual([
      {
        kind: 'webhook-untaken',
        facts: { sender, problem: 'unreadable', reason: 'body: is not JSON' },
      },
      { kind: 'webhook-taken-again', facts: { sender, refused: 2 } },
    ]);
    expect(opened.changes).toHaveLength(3);
  });

  it('sends compressed is told so', async () => {
    const opened = open();
    await send(opened, route(MALFORMED), { 'content-encoding': 'gzip' });
    expect(problems(opened)).toEqual([[sender, 'compressed', 'body: is not JSON', 1]]);
  });

  it('sends and cannot be kept is told when it is proven, but for what is over the quota', async () => {
    const opened = open();
    await send(opened, route({ kind: 'not-stored', failure: NO_DISK }, { isProven: false }));
    const full = { kind: 'rate-limited', detail: 'full' } as const;
    await send(opened, route({ kind: 'not-stored', failure: full }));
    expect(problems(opened)).toEqual([]);
    await send(opened, route({ kind: 'not-stored', failure: NO_DISK }));
    expect(problems(opened)).toEqual([[sender, 'not-stored', 'the disk is full', 1]]);
    await expect(send(opened, route(new Error('boom')))).rejects.toThrow('boom');
    expect(problems(opened)).toEqual([[sender, 'not-stored', 'Error: boom', 2]]);
  });

  it('never proved is nobody’s trouble, however broken', async () => {
    const opened = open();
    await send(opened, route({ kind: 'unproven', detail: 'the signature is wrong' }));
    const strange = route(new Error('boom'), { isProven: false });
    await expect(send(opened, strange)).rejects.toThrow('boom');
    expect(problems(opened)).toEqual([]);
    expect(opened.lines).toEqual([]);
  });

  it('proves by its head alone is told, also at a wrong address', async () => {
    const opened = open();
    const stranger = route(MALFORMED);
    const entrances = { chekt: stranger, rapidsos: stranger, share911: stranger };
    const refusal = {
      problem: 'wrong-address',
      answer: { status: 404, error: 'there is nothing at this address' },
    } as const;
    await tellRefused(webhook(), refusal, entrances, opened.untaken);
    expect(problems(opened)).toEqual([]);
    const proven = { ...entrances, [sender]: route(MALFORMED, { byHead: true }) };
    await tellRefused(webhook(), refusal, proven, opened.untaken);
    expect(problems(opened)).toEqual([
      [sender, 'wrong-address', 'there is nothing at this address', 1],
    ]);
  });

  it('sent in vain before a restart is still trouble after it, unless it was taken again', () => {
    const line = (kind: Line['kind'], facts: Line['facts'], atMs: number) => ({
      ...{ kind, facts, atMs },
    });
    const facts = { sender, problem: 'too-large', reason: 'the body is over 1 bytes' };
    const untaken = line('webhook-untaken', facts, 5);
    const again = line('webhook-taken-again', { sender, refused: 1 }, 6);
    expect(open([again, untaken]).untaken.all()).toMatchObject([
      { sender, problem: 'too-large', detail: 'the body is over 1 bytes', firstAtMs: 5 },
    ]);
    expect(open([untaken, again]).untaken.all()).toEqual([]);
    const opened = open([untaken]);
    opened.untaken.tell(sender, 'too-large', 'again');
    expect(opened.lines).toEqual([]);
    expect(opened.untaken.all()).toMatchObject([{ detail: 'again', count: 2 }]);
  });
});

it('takes nothing on trust from an older record, and keeps senders apart', () => {
  const strange = { kind: 'webhook-untaken' as const, atMs: 1 };
  const { untaken } = open([
    { ...strange, facts: { sender: 'nobody', problem: 'unreadable', reason: '' } },
    { ...strange, facts: { sender: 'chekt', problem: 'new kind', reason: '' } },
    { ...strange, facts: { sender: 'chekt', problem: 'unreadable', reason: 'x' } },
  ]);
  untaken.tell('share911', 'unreadable', 'y'.repeat(1000));
  untaken.taken('rapidsos');
  expect(untaken.all().map(({ sender, detail }) => [sender, detail.length])).toEqual([
    ['chekt', 1],
    ['share911', 300],
  ]);
});
