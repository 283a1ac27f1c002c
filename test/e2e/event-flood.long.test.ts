// A flood of rightly signed events: the disk stays bounded, a press goes out, what an open question waits for comes in.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Screen } from './harness/screen';
import { VerifyDesk } from './harness/verify-desk';
import { answerData, ENVELOPES } from './harness/webhook-sender';

/** With as much as one body may hold, 128 of them fill the hour of a sender. */
const PAD = 'x'.repeat(250_000);
const FLOOD = 220;
const FITS = 140;
const MIB = 1024 * 1024;

let live: VerifyDesk;
let screen: Screen;

beforeAll(async () => {
  live = await VerifyDesk.make();
  screen = await live.start();
});
afterAll(() => live.close());

const stray = (index: number): string =>
  ENVELOPES.numbered(
    'verification.responded',
    { ...answerData({ verificationId: `ver_of_nobody_${index}`, contactId: 'p1' }), note: PAD },
    `evt_${index}`,
  );

function onDisk(): number {
  return ['desk.db', 'desk.db-wal']
    .map((name) => statSync(join(live.desk.userData, 'live', name), { throwIfNoEntry: false }))
    .reduce((sum, file) => sum + (file?.size ?? 0), 0);
}

describe('a flood of rightly signed events', () => {
  it('is bounded on the disk, told as trouble, and holds up neither a press nor an answer', async () => {
    const { line } = await live.ask(
      ...['--event=e-1', '--contacts=p1,p2', '--method=sms', '--message=Real?'],
    );
    const statuses: number[] = [];
    let pressing: Promise<number> | null = null;
    const press = async (): Promise<number> => {
      const began = Date.now();
      await screen.call('press', { status: 'SECURITY_NEEDED' });
      const { rungs } = await screen.untilState('SECURITY_NEEDED', 'accepted');
      return (rungs.acceptedMs ?? NaN) - began;
    };
    for (let index = 0; index < FLOOD; index += 1) {
      statuses.push((await live.webhooks.signed(stray(index))).status);
      if (index === FITS) pressing = press();
    }
    const tookMs = await pressing;
    const taken = statuses.filter((status) => status === 200).length;
    console.log(`${taken} of ${FLOOD} events taken, ${Math.round(onDisk() / MIB)} MiB on disk`);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(statuses.slice(FITS)).not.toContain(200);
    expect(taken).toBeGreaterThan(100);
    expect(onDisk()).toBeLessThan(90 * MIB);
    expect(tookMs).toBeLessThan(3_000);

    const { readiness } = await screen.state();
    expect(readiness.troubles.find(({ id }) => id === 'events-refused')).toMatchObject({
      blocks: false,
    });
    const doctor = await live.desk.command(['doctor']);
    expect(doctor.stdout).toContain('there is room for events: more events of chekt');
    const record = await live.desk.command(['activity', '--limit=200']);
    const lines = record.stdout.split('\n').filter((text) => text.includes('"events-refused"'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"limit":"hour"');

    // What the open question waits for is the last to be refused.
    const answer = await live.webhooks.answer({
      verificationId: line.verificationId ?? '',
      contactId: 'p1',
    });
    expect(answer.status).toBe(200);
    const { contacts } = await live.printedQuestion(line.id);
    expect(contacts.find(({ contactId }) => contactId === 'p1')?.answer).toBe('confirmed');
    const another = await live.webhooks.signed(stray(FLOOD));
    expect(another.status).toBe(503);
  });
});
