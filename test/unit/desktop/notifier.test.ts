// Every notice ends as shown or as silent for a reason, and a click opens the window.
import { describe, expect, it } from 'vitest';
import { createNotifier, type NoticeEvents } from '../../../src/main/desktop/notifier';
import { createTexts } from '../../../src/main/desktop/words';
import type { PressDelivery, PressState } from '../../../src/shared/delivery';
import type { AppState } from '../../../src/shared/state';
import { deliveryWith, stateWith } from '../../fakes/app-state';
import { createManualClock } from '../../fakes/clock';

const texts = createTexts('en');
const failure = { kind: 'offline', detail: '' } as const;

type Event = keyof NoticeEvents;

function fakeDesk() {
  const clock = createManualClock();
  const records: string[] = [];
  const opened: { title: string; emit: (event: Event) => void }[] = [];
  const taken: string[] = [];
  const now = { focused: false, supported: true, throws: false, windowsShown: 0 };
  const notifier = createNotifier({
    isSupported: () => now.supported,
    open(notice, events) {
      if (now.throws) throw new Error('no bus');
      opened.push({ title: notice.title, emit: (event) => events[event]() });
      return { close: () => void taken.push(notice.title) };
    },
    isWindowFocused: () => now.focused,
    showWindow: () => void (now.windowsShown += 1),
    record: (notice, outcome) =>
      void records.push(
        `${notice.kind} ${outcome.kind === 'shown' ? 'shown' : `silent: ${outcome.reason}`}`,
      ),
    clock,
  });
  const go = (
    state: PressState,
    parts: Partial<PressDelivery> = {},
    stateParts: Partial<AppState> = {},
  ): void =>
    notifier.update(
      stateWith({ deliveries: [{ ...deliveryWith('THREAT'), state, ...parts }], ...stateParts }),
      texts,
    );
  return { clock, records, opened, taken, now, notifier, go };
}

describe('the notifier', () => {
  it('records a notice as shown only when the desktop says that it was shown', () => {
    const { go, opened, records } = fakeDesk();
    go('sending');
    go('accepted');
    expect(opened.map(({ title }) => title)).toEqual(['Accepted: Threat']);
    expect(records).toEqual([]);
    opened[0]?.emit('shown');
    expect(records).toEqual(['accepted shown']);
  });

  it('records a refusal when the desktop reports one, throws, or says nothing for five seconds', async () => {
    const reported = fakeDesk();
    reported.go('sending');
    reported.go('accepted');
    reported.opened[0]?.emit('refused');

    const thrown = fakeDesk();
    thrown.now.throws = true;
    thrown.go('sending');
    thrown.go('accepted');

    const silent = fakeDesk();
    silent.go('sending');
    silent.go('accepted');
    await silent.clock.advance(4999);
    expect(silent.records).toEqual([]);
    await silent.clock.advance(1);

    for (const desk of [reported, thrown, silent]) {
      expect(desk.records).toEqual(['accepted silent: os-refused']);
      expect(desk.clock.pending()).toBe(0);
    }
  });

  it('opens the window on a click', () => {
    const { go, opened, now } = fakeDesk();
    go('sending');
    go('failed', { failure });
    opened[0]?.emit('shown');
    opened[0]?.emit('clicked');
    expect(now.windowsShown).toBe(1);
  });

  it('stays silent for a reason that is recorded', () => {
    const { go, opened, now, records } = fakeDesk();
    now.focused = true;
    go('sending');
    go('accepted');
    expect(opened).toEqual([]);
    expect(records).toEqual(['accepted silent: window-visible']);
  });

  it('is silent while it is paused', () => {
    const { clock, go, opened, records } = fakeDesk();
    const pause = { notificationsPausedUntilMs: clock.now() + 1000 };
    go('sending', {}, pause);
    go('accepted', {}, pause);
    expect(records).toEqual(['accepted silent: paused']);
    go('sending');
    go('accepted');
    expect(opened).toHaveLength(1);
  });

  it('tells a failing press once, records the repeat once, and tells it again after it was given up', () => {
    const { go, opened, records } = fakeDesk();
    const round = (): void => {
      go('sending', { failure });
      go('waiting', { failure });
      opened.at(-1)?.emit('shown');
    };
    round();
    round();
    round();
    expect(records).toEqual(['failing shown', 'failing silent: duplicate']);
    go('failed', { failure });
    opened.at(-1)?.emit('shown');
    round();
    expect(records.slice(2)).toEqual(['attention shown', 'failing shown']);
  });

  it('takes back what is overtaken: failing when accepted, failed when tried again, all when put away', () => {
    const { go, opened, taken } = fakeDesk();
    go('sending');
    go('unsure', { failure });
    opened[0]?.emit('shown');
    expect(taken).toEqual([]);
    go('accepted');
    expect(taken).toEqual(['Not sent yet: Threat']);
    go('accepted', { closed: true });
    expect(taken).toEqual(['Not sent yet: Threat', 'Accepted: Threat']);
  });

  it('takes back a notice of a cancelled press, also one that the desktop has not shown yet', async () => {
    const { clock, go, taken, records } = fakeDesk();
    go('sending');
    go('waiting', { failure });
    go('cancelled');
    expect(taken).toEqual(['Not sent yet: Threat']);
    await clock.advance(10_000);
    expect(records).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it('takes back everything of the other world', () => {
    const { go, opened, taken } = fakeDesk();
    go('sending');
    go('failed', { failure });
    opened[0]?.emit('shown');
    go('failed', { failure }, { world: 'practice' });
    expect(taken).toEqual(['NOT sent: Threat']);
  });

  it('records as shown what the desktop shows late', async () => {
    const { clock, go, opened, records } = fakeDesk();
    go('sending');
    go('failed', { failure });
    await clock.advance(5000);
    opened[0]?.emit('shown');
    expect(records).toEqual(['attention silent: os-refused', 'attention shown']);
  });
});

describe('a flood of news', () => {
  const flood = (count: number) =>
    Array.from({ length: count }, (_each, at) =>
      deliveryWith(
        at === 3 ? 'THREAT' : 'SAFE',
        { state: at === 3 ? 'failed' : 'accepted' },
        'window',
      ),
    ).map((delivery, at) => ({ ...delivery, id: `id-${at}` }));

  it('shows the first six, then one summary that leads with the gravest and grows', async () => {
    const { clock, notifier, opened, taken, records } = fakeDesk();
    const calm = flood(10).map((delivery) => ({ ...delivery, state: 'sending' as const }));
    const now = flood(10).reverse();
    notifier.update(stateWith({ deliveries: calm }), texts);
    notifier.update(stateWith({ deliveries: now }), texts);
    expect(opened).toHaveLength(6);
    await clock.advance(3000);
    expect(opened.slice(6).map(({ title }) => title)).toEqual(['NOT sent: Threat, and 3 more']);
    expect(records).toEqual(
      Array.from({ length: 4 }, () => expect.stringMatching(/summarised/) as string),
    );
    opened[6]?.emit('shown');
    const more = [{ ...deliveryWith('SAFE'), id: 'new', state: 'accepted' as const }, ...now];
    notifier.update(stateWith({ deliveries: more }), texts);
    await clock.advance(3000);
    expect(taken).toEqual(['NOT sent: Threat, and 3 more']);
    expect(opened.at(-1)?.title).toBe('NOT sent: Threat, and 4 more');
  });

  it('is over after ten calm seconds', async () => {
    const { clock, notifier, opened } = fakeDesk();
    const calm = flood(8).map((delivery) => ({ ...delivery, state: 'sending' as const }));
    notifier.update(stateWith({ deliveries: calm }), texts);
    notifier.update(stateWith({ deliveries: flood(8) }), texts);
    await clock.advance(10_000);
    const after = [{ ...deliveryWith('SAFE'), id: 'new', state: 'accepted' as const }];
    notifier.update(stateWith({ deliveries: [...after, ...flood(8)] }), texts);
    expect(opened.at(-1)?.title).toBe('Accepted: I am safe');
    expect(opened).toHaveLength(8);
  });

  it('says nothing of what was put away meanwhile', async () => {
    const { clock, notifier, opened } = fakeDesk();
    const calm = flood(8).map((delivery) => ({ ...delivery, state: 'sending' as const }));
    notifier.update(stateWith({ deliveries: calm }), texts);
    notifier.update(stateWith({ deliveries: flood(8) }), texts);
    notifier.update(stateWith({ deliveries: [] }), texts);
    await clock.advance(10_000);
    expect(opened).toHaveLength(6);
  });
});
