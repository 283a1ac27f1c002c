// The bell rings for what nobody has seen, for a minute at most, and never when it is switched off.
import { describe, expect, it } from 'vitest';
import { createBell } from '../../../src/main/desktop/bell';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/settings';
import { stateWith } from '../../fakes/app-state';
import { createManualClock } from '../../fakes/clock';
import { alertWith, callWith } from '../../fakes/incoming';

function bellWith() {
  const clock = createManualClock();
  let beeps = 0;
  const bell = createBell({ clock, beep: () => (beeps += 1) });
  return { clock, bell, beeps: () => beeps };
}

describe('the bell', () => {
  it('rings at once and again until the call is seen', async () => {
    const { clock, bell, beeps } = bellWith();
    bell.update(stateWith({ calls: [callWith()] }));
    expect(beeps()).toBe(1);
    await clock.advance(5000);
    expect(beeps()).toBe(3);
    bell.update(stateWith({ calls: [callWith({ isSeen: true })] }));
    await clock.advance(60_000);
    expect(beeps()).toBe(3);
    expect(clock.pending()).toBe(0);
  });

  it('rings out after a minute, and a second call rings anew', async () => {
    const { clock, bell, beeps } = bellWith();
    bell.update(stateWith({ calls: [callWith()] }));
    await clock.advance(300_000);
    const rungOut = beeps();
    expect(rungOut).toBe(24);
    bell.update(stateWith({ calls: [callWith()] }));
    expect(beeps()).toBe(rungOut);
    bell.update(stateWith({ calls: [callWith(), callWith({ id: 'call-2' })] }));
    expect(beeps()).toBe(rungOut + 1);
  });

  it('stays silent for our own alerts, for an all clear, and when the sound is off', async () => {
    const { clock, bell, beeps } = bellWith();
    bell.update(stateWith({ alerts: [alertWith({ isOwn: true })] }));
    bell.update(stateWith({ alerts: [alertWith({ kind: 'all-clear' })] }));
    const calls = { ...DEFAULT_SETTINGS.calls, sound: false };
    bell.update(stateWith({ calls: [callWith()], settings: { ...DEFAULT_SETTINGS, calls } }));
    await clock.advance(10_000);
    expect(beeps()).toBe(0);
    bell.close();
  });

  it('rings for an alert until it is cleared', async () => {
    const { clock, bell, beeps } = bellWith();
    bell.update(stateWith({ alerts: [alertWith()] }));
    await clock.advance(2500);
    expect(beeps()).toBe(2);
    bell.update(stateWith({ alerts: [alertWith({ clearedAtMs: 1 })] }));
    await clock.advance(10_000);
    expect(beeps()).toBe(2);
  });
});
