// A Linux desktop is asked for one notification at a time; whatever it does, it is told as it is and nothing is lost or late.
import { describe, expect, it } from 'vitest';
import { createFreedesktopNotices } from '../../../src/main/desktop/freedesktop-notices';
import type { Notice } from '../../../src/main/desktop/notice';
import { createManualClock } from '../../fakes/clock';
import { fakeSessionBus } from '../../fakes/session-bus';

const NOTIFICATIONS = 'org.freedesktop.Notifications';
const ON_DESKTOP = { path: '/org/freedesktop/Notifications', interface: NOTIFICATIONS };

const noticeOf = (title: string, parts: Partial<Notice> = {}): Notice => ({
  kind: 'attention',
  deliveryId: '1',
  title,
  body: 'Body',
  panic: true,
  discreet: false,
  screen: 'panic',
  stands: () => true,
  ...parts,
});

function fakeDesktop() {
  const clock = createManualClock();
  const fake = fakeSessionBus();
  const health: (string | null)[] = [];
  const events: string[] = [];
  const notices = createFreedesktopNotices({
    bus: fake.bus,
    clock,
    look: () => ({ appName: 'Tocsin', iconPath: '/icon.png', openLabel: 'Open Tocsin' }),
    onHealth: (failure) => {
      const now = failure?.detail ?? null;
      if (health.at(-1) !== now) health.push(now);
    },
  });
  const open = (title: string, parts: Partial<Notice> = {}) =>
    notices.open(noticeOf(title, parts), {
      shown: () => void events.push(`${title} shown`),
      refused: () => void events.push(`${title} refused`),
      clicked: () => void events.push(`${title} clicked`),
      closed: () => void events.push(`${title} closed`),
    });
  const well = async (...capabilities: readonly string[]): Promise<void> => {
    await clock.settle();
    fake.of('GetCapabilities').at(-1)?.answer(capabilities);
    await clock.settle();
  };
  const titles = (): readonly unknown[] => fake.of('Notify').map(({ body }) => body?.[3]);
  return { ...fake, clock, health, events, notices, open, well, titles };
}

describe('notifications of a Linux desktop', () => {
  it('are asked for as the standard says, and lead back by a click', async () => {
    const { open, well, of, clock, signal, events } = fakeDesktop();
    await well('body', 'actions');
    open('Threat');
    await clock.settle();
    expect(of('Notify')[0]).toMatchObject({
      destination: NOTIFICATIONS,
      signature: 'susssasa{sv}i',
      body: [
        'Tocsin',
        0,
        '/icon.png',
        'Threat',
        'Body',
        ['default', 'Open Tocsin'],
        [
          ['urgency', ['y', 2]],
          ['desktop-entry', ['s', 'tocsin']],
        ],
        0,
      ],
    });
    of('Notify')[0]?.answer(7);
    await clock.settle();
    signal({ ...ON_DESKTOP, member: 'ActionInvoked', body: [7, 'default'] });
    signal({ ...ON_DESKTOP, member: 'ActionInvoked', body: [8, 'default'] });
    signal({ ...ON_DESKTOP, member: 'NotificationClosed', body: [7, 2] });
    expect(events).toEqual(['Threat shown', 'Threat clicked', 'Threat closed']);
  });

  it.each([
    [['body'], 'in <Gym> & <span foreground="green">ok</span>'],
    [
      ['body', 'body-markup'],
      'in &lt;Gym&gt; &amp; &lt;span foreground="green"&gt;ok&lt;/span&gt;',
    ],
  ])('show a text as it was typed on a desktop that can do %j', async (capabilities, sent) => {
    const { open, well, of, clock } = fakeDesktop();
    await well(...capabilities);
    open('<b>', { body: 'in <Gym> & <span foreground="green">ok</span>' });
    await clock.settle();
    expect(of('Notify')[0]?.body?.slice(3, 5)).toEqual(['<b>', sent]);
  });

  it('hold no sign that would end the connection, and no endless text', async () => {
    const { open, well, of, clock } = fakeDesktop();
    await well('body-markup');
    open('a\0b\ud800', { body: '<'.repeat(5000) });
    await clock.settle();
    expect(of('Notify')[0]?.body?.[3]).toBe('a b\ufffd');
    expect(of('Notify')[0]?.body?.[4]).toBe(`${'&lt;'.repeat(999)}…`);
  });

  it('that good news brings are calm and go by themselves', async () => {
    const { open, well, of, clock } = fakeDesktop();
    await well();
    open('ok', { kind: 'accepted' });
    await clock.settle();
    expect(of('Notify')[0]?.body?.slice(6)).toMatchObject([[['urgency', ['y', 1]], {}], -1]);
  });

  it('go one by one: what is withdrawn before its turn never gets there', async () => {
    const { open, well, of, clock, titles, events } = fakeDesktop();
    await well();
    const first = open('first');
    const second = open('second');
    open('third');
    await clock.settle();
    expect(titles()).toEqual(['first']);
    second.close();
    first.close();
    of('Notify')[0]?.answer(1);
    await clock.settle();
    expect(titles()).toEqual(['first', 'third']);
    expect(of('CloseNotification').map(({ body }) => body)).toEqual([[1]]);
    expect(events).toEqual([]);
  });

  it('are taken off the screen when they are withdrawn', async () => {
    const { open, well, of, clock } = fakeDesktop();
    await well();
    const handle = open('Threat');
    await clock.settle();
    of('Notify')[0]?.answer(5);
    await clock.settle();
    handle.close();
    expect(of('CloseNotification').map(({ body }) => body)).toEqual([[5]]);
    // What the desktop says to that is no news about its health.
    of('CloseNotification')[0]?.refuse('gone already');
    await clock.settle();
  });
});

describe('a desktop that does not do its part', () => {
  it('is trouble after three silent seconds, and no longer once it answers', async () => {
    const { clock, health, of } = fakeDesktop();
    await clock.advance(2999);
    expect(health).toEqual([]);
    await clock.advance(1);
    expect(health).toEqual(['GetCapabilities: no answer within 3000 ms']);
    of('GetCapabilities')[0]?.answer([]);
    await clock.settle();
    expect(health.at(-1)).toBeNull();
  });

  it('gets the notices that still stand once it answers again, and only one call meanwhile', async () => {
    const { open, well, of, clock, titles, health, events } = fakeDesktop();
    await well();
    const handles = ['a', 'b', 'c', 'd'].map((title) => open(title));
    await clock.advance(600_000);
    expect(titles()).toEqual(['a']);
    expect(health.at(-1)).toBe('Notify: no answer within 3000 ms');
    handles[1]?.close();
    of('Notify')[0]?.answer(1);
    await clock.settle();
    of('Notify')[1]?.answer(2);
    await clock.settle();
    expect(titles()).toEqual(['a', 'c', 'd']);
    expect(events).toEqual(['a shown', 'c shown']);
    expect(health.at(-1)).toBeNull();
  });

  it('is asked again when it refused, and a notice that it never takes does not hold up the next', async () => {
    const { open, well, of, clock, titles, health, events } = fakeDesktop();
    await well();
    open('bad');
    open('good');
    await clock.settle();
    of('Notify')[0]?.refuse('no');
    await clock.settle();
    expect(health.at(-1)).toBe('no');
    await clock.advance(1000);
    of('Notify')[1]?.refuse('no');
    await clock.advance(2000);
    of('Notify')[2]?.answer(9);
    await clock.settle();
    expect(titles()).toEqual(['bad', 'bad', 'good']);
    expect(events).toEqual(['bad refused', 'good shown']);
    expect(health.at(-1)).toBeNull();
  });

  it('gets no more than twenty, and what has to go is told', async () => {
    const { open, clock, events } = fakeDesktop();
    for (let at = 0; at < 25; at += 1) open(`n${at}`);
    await clock.settle();
    expect(events).toEqual(['n1', 'n2', 'n3', 'n4', 'n5'].map((title) => `${title} refused`));
  });

  it('that was started anew is asked what it can do, and has forgotten what was up', async () => {
    const { open, well, of, clock, events, ownerChanged } = fakeDesktop();
    await well();
    open('Threat');
    await clock.settle();
    of('Notify')[0]?.answer(1);
    await clock.settle();
    ownerChanged(NOTIFICATIONS, ':1.9');
    await clock.settle();
    expect(of('GetCapabilities')).toHaveLength(2);
    expect(events).toEqual(['Threat shown', 'Threat closed']);
  });
});
