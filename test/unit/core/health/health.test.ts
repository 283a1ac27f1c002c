// When health asks, and what it does with answers that come late or not at all.
import { describe, expect, it } from 'vitest';
import type { DeskFacts, KeyFacts } from '../../../../src/main/core/health/facts';
import {
  CALM_INTERVAL_MS,
  createHealth,
  LOCKED_KEYRING_PAUSE_MS,
  ROUND_LIMIT_MS,
  TROUBLED_INTERVAL_MS,
} from '../../../../src/main/core/health/health';
import type { Failure } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';
import { WELL_DESK } from '../../../fakes/desk-facts';

const REFUSED: Failure = { kind: 'offline', reason: 'refused', detail: 'refused' };

function open() {
  const clock = createManualClock();
  let facts: DeskFacts = { ...WELL_DESK, baseUrl: 'https://one.example' };
  let key: KeyFacts = { configured: true, failure: null };
  let keyReads = 0;
  const log: string[] = [];
  const verdicts: string[] = [];
  const waiting: ((failure: Failure | null) => void)[] = [];
  let answer: Failure | null | 'wait' | Error = null;
  const health = createHealth({
    clock,
    facts: () => facts,
    readKey: () => {
      keyReads += 1;
      return Promise.resolve(key);
    },
    warmUp: (url) => log.push(`warm ${url}`),
    probe: (url) => {
      log.push(`probe ${url}`);
      if (answer instanceof Error) return Promise.reject(answer);
      if (answer !== 'wait') return Promise.resolve(answer);
      return new Promise((resolve) => waiting.push(resolve));
    },
  });
  health.onChange(({ verdict, troubles }) =>
    verdicts.push([verdict, ...troubles.map(({ id }) => id)].join(' ')),
  );
  return {
    clock,
    health,
    log,
    verdicts,
    waiting,
    set: (change: Partial<DeskFacts>) => {
      facts = { ...facts, ...change };
    },
    answerWith: (next: Failure | null | 'wait' | Error) => {
      answer = next;
    },
    keyIs: (next: KeyFacts) => {
      key = next;
    },
    keyReads: () => keyReads,
    probes: () => log.filter((line) => line.startsWith('probe')).length,
  };
}

describe('health', () => {
  it('warms up and probes at the start, then every 45 seconds while all is well', async () => {
    const { clock, health, log, probes } = open();
    health.start();
    await clock.settle();
    expect(log).toEqual(['warm https://one.example', 'probe https://one.example']);
    expect(health.current()).toMatchObject({ verdict: 'ready', troubles: [] });
    await clock.advance(CALM_INTERVAL_MS - 1);
    expect(probes()).toBe(1);
    await clock.advance(1);
    expect(probes()).toBe(2);
  });

  it('probes every 10 seconds while in trouble, and tells when it comes and goes', async () => {
    const { clock, health, probes, verdicts, answerWith } = open();
    answerWith(REFUSED);
    health.start();
    await clock.settle();
    await clock.advance(2 * TROUBLED_INTERVAL_MS);
    expect(probes()).toBe(3);
    answerWith(null);
    await clock.advance(TROUBLED_INTERVAL_MS);
    expect(verdicts).toEqual(['trouble vendor-unreachable', 'ready']);
    await clock.advance(CALM_INTERVAL_MS - 1);
    expect(probes()).toBe(4);
  });

  it('never lets two probes overlap, and does not lose a wish for another one', async () => {
    const { clock, health, probes, waiting, answerWith } = open();
    answerWith('wait');
    health.start();
    await clock.settle();
    health.recheck();
    health.recheck();
    await clock.settle();
    expect(probes()).toBe(1);
    answerWith(null);
    waiting[0]?.(null);
    await clock.settle();
    expect(probes()).toBe(2);
    expect(clock.pending()).toBe(1);
  });

  it('probes at once after a wake, and counts the interval from there', async () => {
    const { clock, health, probes } = open();
    health.start();
    await clock.advance(CALM_INTERVAL_MS - 1);
    health.recheck();
    await clock.settle();
    expect(probes()).toBe(2);
    await clock.advance(CALM_INTERVAL_MS - 1);
    expect(probes()).toBe(2);
  });

  it('judges a changed fact at once without probing', async () => {
    const { clock, health, probes, verdicts, set } = open();
    health.start();
    await clock.settle();
    set({ retryingDeliveries: 1 });
    health.refresh();
    health.refresh();
    expect(verdicts).toEqual(['ready', 'trouble press-failing']);
    expect(probes()).toBe(1);
  });

  it('forgets an answer about an address that is no longer used', async () => {
    const { clock, health, log, set, answerWith } = open();
    answerWith(REFUSED);
    health.start();
    await clock.settle();
    set({ baseUrl: 'https://two.example' });
    health.refresh();
    expect(health.current().verdict).toBe('ready');
    health.recheck();
    await clock.settle();
    expect(health.current().verdict).toBe('trouble');
    expect(log.at(-1)).toBe('probe https://two.example');
  });

  it('gives a probe up that never answers, and goes on', async () => {
    const { clock, health, probes, waiting, verdicts, answerWith } = open();
    answerWith('wait');
    health.start();
    await clock.advance(ROUND_LIMIT_MS);
    expect(verdicts).toEqual(['trouble vendor-unreachable']);
    answerWith(null);
    await clock.advance(TROUBLED_INTERVAL_MS);
    expect(probes()).toBe(2);
    expect(health.current().verdict).toBe('ready');
    waiting[0]?.(REFUSED);
    await clock.settle();
    expect(health.current().verdict).toBe('ready');
  });

  it('takes a probe that throws for trouble and not for an end', async () => {
    const { clock, health, probes, answerWith } = open();
    answerWith(new Error('broken'));
    health.start();
    await clock.settle();
    expect(health.current().troubles).toMatchObject([{ detail: 'broken' }]);
    await clock.advance(TROUBLED_INTERVAL_MS);
    expect(probes()).toBe(2);
  });

  it('does not make a locked keyring ask for its password with every round', async () => {
    const { clock, health, probes, keyReads, keyIs } = open();
    const locked: Failure = { kind: 'storage', reason: 'keyring-locked', detail: 'locked' };
    keyIs({ configured: null, failure: locked });
    health.start();
    await clock.advance(LOCKED_KEYRING_PAUSE_MS - 1);
    expect(health.current().troubles).toMatchObject([{ id: 'keyring-locked', blocks: true }]);
    expect(probes()).toBe(6);
    expect(keyReads()).toBe(1);
    await clock.advance(1);
    expect(keyReads()).toBe(2);
    keyIs({ configured: true, failure: null });
    health.recheck();
    await clock.settle();
    expect(keyReads()).toBe(3);
    expect(health.current().verdict).toBe('ready');
  });

  it('is quiet after it is stopped', async () => {
    const { clock, health, probes } = open();
    health.start();
    await clock.settle();
    health.stop();
    health.recheck();
    await clock.advance(10 * CALM_INTERVAL_MS);
    expect(probes()).toBe(1);
    expect(clock.pending()).toBe(0);
  });

  it('asks nobody while there is no address', async () => {
    const { clock, health, log, set } = open();
    set({ baseUrl: null });
    health.start();
    await clock.advance(CALM_INTERVAL_MS);
    expect(log).toEqual([]);
  });
});
