// Share911's alerts: each kept as it came, shown until it is put away, and never taken for over by itself.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type {
  CapLinks,
  CapName,
  Share911Alert,
} from '../../../../src/shared/alerts/share911-alert';
import { readAlerts } from '../../../../src/main/features/alerts/reading';
import { ALERT_MS, createAlertDesk, FULL } from './alert-desk';

const NEW = { ok: true, value: 'new' };
const KNOWN = { ok: true, value: 'known' };
const clear = { kind: 'all-clear', name: 'ALL CLEAR' } as const;

describe('an alert', () => {
  it('is on disk and in the record when it is answered for, and stays over a restart', async () => {
    const desk = createAlertDesk();
    expect(await desk.receive({}, '{"raw":1}')).toEqual(NEW);
    const [card] = desk.alerts.all();
    expect(card).toMatchObject({ seq: 1, name: 'LOCKDOWN', isOwn: false, isSeen: false });
    expect(desk.told).toEqual([card]);
    expect(desk.kinds()).toEqual(['alert-received']);
    const body = desk.store.read((sql) => sql.get('SELECT body FROM alert')?.body);
    expect(body).toEqual({ ok: true, value: '{"raw":1}' });
    desk.restart();
    expect(desk.alerts.all()).toEqual([card]);
    expect(desk.told).toHaveLength(1);
  });

  it('of the same bytes, or of the same id and content, is known', async () => {
    const desk = createAlertDesk();
    await desk.receive({}, 'one');
    expect(await desk.receive({}, 'one')).toEqual(KNOWN);
    expect(await desk.receive({}, 'the same, spaced otherwise')).toEqual(KNOWN);
    expect(desk.kinds()).toEqual(['alert-received']);
    expect(desk.told).toHaveLength(1);
  });

  it('with neither id nor time is known ten minutes long, unless something else has come since', async () => {
    const desk = createAlertDesk();
    const nameless = (name: string): ReturnType<typeof desk.receive> => {
      const id = createHash('sha256').update(name).digest('hex');
      const kind = name === 'LOCKDOWN' ? 'alert' : 'all-clear';
      return desk.receive({ id, name, kind, saidAtMs: null }, name);
    };
    expect(await nameless('LOCKDOWN')).toEqual(NEW);
    await desk.clock.advance(9 * 60_000);
    expect(await nameless('LOCKDOWN')).toEqual(KNOWN);
    expect(await nameless('ALL CLEAR')).toEqual(NEW);
    expect(await nameless('ALL CLEAR')).toEqual(KNOWN);
    expect(await nameless('LOCKDOWN')).toEqual(NEW);
    expect(await nameless('ALL CLEAR')).toEqual(NEW);
    await desk.clock.advance(11 * 60_000);
    expect(await nameless('ALL CLEAR')).toEqual(NEW);
    desk.restart();
    expect(desk.alerts.all().map(({ name, clearedAtMs }) => [name, clearedAtMs])).toEqual([
      ['ALL CLEAR', null],
      ['ALL CLEAR', null],
      ['LOCKDOWN', ALERT_MS + 9 * 60_000],
      ['ALL CLEAR', null],
      ['LOCKDOWN', ALERT_MS + 9 * 60_000],
    ]);
  });

  it('of the same id that says something else is kept as one more', async () => {
    const desk = createAlertDesk();
    await desk.receive();
    expect(await desk.receive({ message: 'Gunfire in the gym' })).toEqual(NEW);
    expect(desk.alerts.all().map(({ seq, message }) => [seq, message])).toEqual([
      [2, 'Gunfire in the gym'],
      [1, 'Lock doors'],
    ]);
  });

  it('of our own integration is marked, and an empty name owns nothing', async () => {
    const desk = createAlertDesk();
    await desk.receive({ integrationId: 'acme' });
    desk.ownIntegrationId = '';
    await desk.receive({ id: 'event-2', integrationId: '' });
    expect(desk.alerts.all().map(({ isOwn }) => isOwn)).toEqual([false, true]);
  });

  it('is seen once and put away once, and stays in the history', async () => {
    const desk = createAlertDesk();
    await desk.receive();
    desk.alerts.see(1);
    desk.alerts.see(1);
    expect(desk.alerts.all()).toMatchObject([{ isSeen: true, isClosed: false }]);
    desk.alerts.close(1);
    desk.alerts.close(1);
    expect(desk.alerts.all()).toEqual([]);
    expect(desk.alerts.get(1)).toMatchObject({ isClosed: true });
    expect(readAlerts(desk.store, 5)).toMatchObject({ ok: true, value: [{ isClosed: true }] });
    expect(desk.kinds()).toEqual(['alert-received', 'alert-seen', 'alert-closed']);
    expect(desk.alerts.see(9)).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
  });

  it('is recorded under its place in the order of arrival, with its name and what it was', async () => {
    const desk = createAlertDesk();
    await desk.receive({ isDrill: true, integrationId: 'acme', format: 'cap' });
    const [line] = [...desk.activity.all()];
    expect(line).toMatchObject({
      ok: true,
      value: {
        actionId: 'alert-1',
        facts: { name: 'LOCKDOWN', format: 'cap', drill: true, own: true },
      },
    });
  });
});

describe('the history', () => {
  it('is newest first, before a moment', async () => {
    const desk = createAlertDesk();
    for (const id of ['a', 'b', 'c']) {
      await desk.receive({ id });
      await desk.clock.advance(1000);
    }
    const ids = (beforeMs?: number): unknown => {
      const request = beforeMs === undefined ? { limit: 2 } : { limit: 2, beforeMs };
      const page = desk.alerts.history(request);
      return page.ok && page.value.map(({ id }) => id);
    };
    expect(ids()).toEqual(['c', 'b']);
    expect(ids(ALERT_MS + 1000)).toEqual(['a']);
  });
});

describe('an all clear', () => {
  it('clears the alerts before it of its channel, and closes none', async () => {
    const desk = createAlertDesk();
    await desk.receive({ id: 'east' });
    await desk.receive({ id: 'west', channelId: 'district/west' });
    await desk.clock.advance(60_000);
    await desk.receive({ ...clear, id: 'clear' });
    await desk.receive({ id: 'again' });
    expect(desk.alerts.all().map(({ id, clearedAtMs }) => [id, clearedAtMs])).toEqual([
      ['again', null],
      ['clear', null],
      ['west', null],
      ['east', ALERT_MS + 60_000],
    ]);
    expect(desk.kinds().filter((kind) => kind === 'all-clear-received')).toHaveLength(1);
  });

  it('without a channel clears every channel, and clears also once it was put away', async () => {
    const desk = createAlertDesk();
    await desk.receive({ id: 'east' });
    await desk.receive({ id: 'test', kind: 'notice' });
    await desk.receive({ ...clear, id: 'clear', channelId: null });
    desk.alerts.close(3);
    expect(desk.alerts.all().map(({ id, clearedAtMs }) => [id, clearedAtMs])).toEqual([
      ['test', null],
      ['east', ALERT_MS],
    ]);
  });

  it('of a drill clears only drills', async () => {
    const desk = createAlertDesk();
    await desk.receive({ id: 'real' });
    await desk.receive({ id: 'unsaid', isDrill: null });
    await desk.receive({ id: 'drill', isDrill: true });
    await desk.receive({ ...clear, id: 'clear', isDrill: true });
    const cleared = desk.alerts.all().filter(({ clearedAtMs }) => clearedAtMs !== null);
    expect(cleared.map(({ id }) => id)).toEqual(['drill']);
  });
});

describe('what ends or replaces by name', () => {
  const name = (identifier: string): CapName => ({
    sender: 'bells@district.example',
    identifier,
    sent: '2026-02-03T15:15:00.000Z',
  });
  function cap(
    id: string,
    msgType: CapLinks['msgType'] = 'alert',
    named: readonly string[] = [],
  ): Partial<Share911Alert> {
    const references = named.map(name);
    return {
      id,
      name: id,
      kind: msgType === 'cancel' ? 'all-clear' : 'alert',
      format: 'cap',
      channelId: null,
      channelName: null,
      cap: { name: name(id), msgType, references, unreadableReferences: 0 },
    };
  }
  const fates = (desk: ReturnType<typeof createAlertDesk>): unknown =>
    desk.alerts
      .all()
      .map((card) => [
        card.id,
        card.clearedAtMs !== null,
        card.replacedAtMs !== null,
        card.unknownReferences,
      ]);

  it('is found on disk whenever it came, also when one of the two was put away', async () => {
    const desk = createAlertDesk();
    await desk.receive(cap('cancel', 'cancel', ['storm', 'flood']));
    desk.alerts.close(1);
    await desk.receive(cap('LOCKDOWN'));
    await desk.receive(cap('storm'));
    await desk.receive(cap('storm-2', 'update', ['LOCKDOWN-1']));
    desk.restart();
    expect(fates(desk)).toEqual([
      ['storm-2', false, false, 1],
      ['storm', true, false, 0],
      ['LOCKDOWN', false, false, 0],
    ]);
    expect(desk.alerts.get(1)).toMatchObject({ unknownReferences: 1 });
    await desk.receive(cap('LOCKDOWN-2', 'update', ['LOCKDOWN']));
    expect(fates(desk)).toContainEqual(['LOCKDOWN', false, true, 0]);
    expect(fates(desk)).toContainEqual(['LOCKDOWN-2', false, false, 0]);
    expect(desk.kinds()).toEqual([
      ...['cancel-received', 'alert-closed', 'alert-received', 'alert-received'],
      ...['alert-received', 'alert-received'],
    ]);
  });

  it('holds for what the disk refuses as well', async () => {
    const desk = createAlertDesk();
    await desk.receive(cap('storm'));
    await desk.receive(cap('LOCKDOWN'));
    desk.failure = FULL;
    await desk.receive(cap('cancel', 'cancel', ['storm']));
    const expected = [
      ['cancel', false, false, 0],
      ['LOCKDOWN', false, false, 0],
      ['storm', true, false, 0],
    ];
    expect(fates(desk)).toEqual(expected);
    desk.failure = null;
    await desk.clock.advance(31_000);
    expect(fates(desk)).toEqual(expected);
  });

  it('is looked for among thousands without delay', async () => {
    const desk = createAlertDesk();
    for (let n = 0; n < 300; n += 1) await desk.receive(cap(`m-${n}`, 'update', [`m-${n - 1}`]));
    const startedAt = performance.now();
    desk.alerts.see(1);
    expect(desk.alerts.all().filter(({ replacedAtMs }) => replacedAtMs === null)).toHaveLength(1);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('when the disk refuses', () => {
  it('the alert is shown all the same, and the sender is told to send it again', async () => {
    const desk = createAlertDesk();
    desk.failure = FULL;
    expect(await desk.receive()).toEqual({ ok: false, failure: FULL });
    expect(await desk.receive()).toEqual({ ok: false, failure: FULL });
    expect(desk.names()).toEqual(['LOCKDOWN']);
    expect(desk.told).toHaveLength(1);
    const seq = desk.alerts.all()[0]?.seq ?? 0;
    expect(desk.alerts.see(seq)).toMatchObject({ ok: true });
    desk.failure = null;
    expect(await desk.receive()).toEqual(NEW);
    expect(desk.alerts.all()).toMatchObject([{ seq: 1, isSeen: true }]);
    expect(desk.told).toHaveLength(1);
  });

  it('it is stored without being sent again once the disk takes it', async () => {
    const desk = createAlertDesk();
    desk.failure = FULL;
    await desk.receive();
    await desk.receive({ ...clear, id: 'clear' });
    expect(desk.alerts.all()).toMatchObject([
      { name: 'ALL CLEAR' },
      { name: 'LOCKDOWN', clearedAtMs: ALERT_MS },
    ]);
    await desk.clock.advance(31_000);
    desk.failure = null;
    await desk.clock.advance(31_000);
    expect(desk.alerts.all()).toMatchObject([
      { seq: 2, name: 'ALL CLEAR' },
      { seq: 1, name: 'LOCKDOWN', clearedAtMs: ALERT_MS },
    ]);
    expect(desk.clock.pending()).toBe(0);
  });

  it('a bell can still be stopped and a card put away', async () => {
    const desk = createAlertDesk();
    await desk.receive();
    await desk.receive({ id: 'event-2' });
    desk.failure = FULL;
    expect(desk.alerts.see(1)).toMatchObject({ ok: true });
    expect(desk.alerts.close(2)).toMatchObject({ ok: true });
    expect(desk.alerts.all()).toMatchObject([{ seq: 1, isSeen: true }]);
    expect(desk.alerts.close(9)).toEqual({ ok: false, failure: FULL });
  });

  it('and stops, nothing is tried any more', async () => {
    const desk = createAlertDesk();
    desk.failure = FULL;
    await desk.receive();
    desk.alerts.stop();
    expect(desk.clock.pending()).toBe(0);
  });
});
