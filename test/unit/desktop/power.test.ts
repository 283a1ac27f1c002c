// Deliveries that wait are woken when the computer can reach the world again.
import { describe, expect, it } from 'vitest';
import { watchWake, type WakeDeps } from '../../../src/main/desktop/power';
import { createManualClock } from '../../fakes/clock';

function fakeComputer(online: boolean) {
  const clock = createManualClock();
  const heard: string[] = [];
  const events = new Map<string, () => void>();
  const computer = { online };
  const powerMonitor = {
    on: (event: string, listener: () => void) => events.set(event, listener),
  } as unknown as WakeDeps['powerMonitor'];
  const stop = watchWake({
    powerMonitor,
    isOnline: () => computer.online,
    clock,
    onWake: (reason) => void heard.push(reason),
    onSuspend: () => void heard.push('suspend'),
    onOnline: (now) => void heard.push(now ? 'online' : 'offline'),
  });
  return { clock, heard, computer, stop, emit: (event: string) => events.get(event)?.() };
}

describe('the watch over sleep and network', () => {
  it('tells that the computer goes to sleep, and that it woke', () => {
    const { heard, emit } = fakeComputer(true);
    emit('suspend');
    emit('resume');
    expect(heard).toEqual(['online', 'suspend', 'resume']);
  });

  it('tells at once whether the computer is on the network', () => {
    expect(fakeComputer(true).heard).toEqual(['online']);
    expect(fakeComputer(false).heard).toEqual(['offline']);
  });

  it('notices within five seconds that the network is back, and wakes', async () => {
    const { clock, heard, computer } = fakeComputer(false);
    computer.online = true;
    await clock.advance(5000);
    expect(heard).toEqual(['offline', 'online', 'network']);
    await clock.advance(60_000);
    expect(heard).toHaveLength(3);
  });

  it('wakes nobody when the network goes away', async () => {
    const { clock, heard, computer } = fakeComputer(true);
    computer.online = false;
    await clock.advance(5000);
    expect(heard).toEqual(['online', 'offline']);
  });

  it('wakes on resume and unlock, and looks at the network right then', () => {
    const { heard, computer, emit } = fakeComputer(false);
    emit('unlock-screen');
    computer.online = true;
    emit('resume');
    expect(heard).toEqual(['offline', 'unlock', 'online', 'network', 'resume']);
  });

  it('stops when told to', async () => {
    const { clock, heard, computer, stop, emit } = fakeComputer(false);
    stop();
    computer.online = true;
    emit('resume');
    await clock.advance(60_000);
    expect(heard).toEqual(['offline']);
    expect(clock.pending()).toBe(0);
  });
});
