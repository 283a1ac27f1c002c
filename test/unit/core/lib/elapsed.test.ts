// Elapsed time goes on while the computer sleeps, whichever clock stands still then.
import { describe, expect, it } from 'vitest';
import { createElapsed } from '../../../../src/main/core/lib/clock';

function computer() {
  let runningMs = 500;
  let bootMs = 90_000;
  const elapsed = createElapsed(
    () => runningMs,
    () => Math.floor(bootMs / 1000) * 1000,
  );
  return {
    elapsed,
    run: (ms: number) => {
      runningMs += ms;
      bootMs += ms;
    },
    sleep: (ms: number) => void (bootMs += ms),
  };
}

describe('elapsed time', () => {
  it('is as fine as the clock that runs, however coarse the other one is', () => {
    const { elapsed, run } = computer();
    const beganMs = elapsed();
    for (let turn = 0; turn < 500; turn += 1) {
      run(7);
      expect(elapsed() - beganMs).toBe((turn + 1) * 7);
    }
  });

  it('counts a sleep, each one once', () => {
    const { elapsed, run, sleep } = computer();
    const beganMs = elapsed();
    sleep(60_000);
    expect(elapsed() - beganMs).toBeGreaterThanOrEqual(59_000);
    run(1000);
    const wokenMs = elapsed();
    run(1000);
    expect(elapsed() - wokenMs).toBe(1000);
    sleep(3_600_000);
    expect(elapsed() - wokenMs).toBeGreaterThanOrEqual(3_600_000);
  });

  it('never goes backwards', () => {
    const { elapsed, run, sleep } = computer();
    let lastMs = elapsed();
    for (let turn = 0; turn < 200; turn += 1) {
      run(turn % 13);
      if (turn % 50 === 0) sleep(5000);
      expect(elapsed()).toBeGreaterThanOrEqual(lastMs);
      lastMs = elapsed();
    }
  });
});
