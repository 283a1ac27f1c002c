// Every notice ends as shown or as silent for a reason, and a click opens the window.
import { describe, expect, it } from 'vitest';
import { createNotifier, type NotificationHandle } from '../../../src/main/desktop/notifier';
import { createTexts } from '../../../src/main/desktop/texts';
import type { PressDelivery, PressState } from '../../../src/shared/delivery';
import type { AppState } from '../../../src/shared/state';
import { deliveryWith, stateWith } from '../../fakes/app-state';
import { createManualClock } from '../../fakes/clock';

const texts = createTexts('en');
const failure = { kind: 'offline', detail: '' } as const;

type Event = 'show' | 'click' | 'close' | 'failed';

function fakeDesk() {
  const clock = createManualClock();
  const records: string[] = [];
  const opened: { title: string; emit: (event: Event) => void }[] = [];
  const now = { focused: false, supported: true, throws: false, windowsShown: 0 };
  const notifier = createNotifier({
    isSupported: () => now.supported,
    open(notice) {
      if (now.throws) throw new Error('no bus');
      const listeners = new Map<Event, () => void>();
      opened.push({ title: notice.title, emit: (event) => listeners.get(event)?.() });
      const handle: NotificationHandle = {
        on: (event: Event, listener: (event: unknown, error: string) => void) =>
          listeners.set(event, () => listener({}, '')),
        show: () => undefined,
        close: () => undefined,
      };
      return handle;
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
  return { clock, records, opened, now, notifier, go };
}

describe('the notifier', () => {
  it('records a notice as shown only when the desktop says that it was shown', () => {
    const { go, opened, records } = fakeDesk();
    go('sending');
    go('accepted');
    expect(opened.map(({ title }) => title)).toEqual(['Threat: accepted']);
    expect(records).toEqual([]);
    opened[0]?.emit('show');
    expect(records).toEqual(['accepted shown']);
  });

  it('records a refusal when the desktop reports one, throws, or says nothing for five seconds', async () => {
    const reported = fakeDesk();
    reported.go('sending');
    reported.go('accepted');
    reported.opened[0]?.emit('failed');

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
    opened[0]?.emit('show');
    opened[0]?.emit('click');
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

  it('is paused until the pause is over by the clock, even if nobody says so', () => {
    const { clock, go, opened, records } = fakeDesk();
    const pause = { notificationsPausedUntilMs: clock.now() + 1000 };
    go('sending', {}, pause);
    go('accepted', {}, pause);
    expect(records).toEqual(['accepted silent: paused']);
    clock.jump(1000);
    go('sending', {}, pause);
    go('accepted', {}, pause);
    expect(opened).toHaveLength(1);
  });

  it('tells a failing press once, records the repeat once, and tells it again after it was given up', () => {
    const { go, opened, records } = fakeDesk();
    const round = (): void => {
      go('sending');
      go('waiting', { failure });
      opened.at(-1)?.emit('show');
    };
    round();
    round();
    round();
    expect(records).toEqual(['failing shown', 'failing silent: duplicate']);
    go('failed', { failure });
    opened.at(-1)?.emit('show');
    round();
    expect(records.slice(2)).toEqual(['attention shown', 'failing shown']);
  });
});
