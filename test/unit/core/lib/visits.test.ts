// What another process works on: few at a time, one step at a time, forgotten when it comes no more.
import { describe, expect, it } from 'vitest';
import { createVisits } from '../../../../src/main/core/lib/visits';
import { ok } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';

function house() {
  const clock = createManualClock();
  let ids = 0;
  const newId = () => `v${(ids += 1)}`;
  const visits = createVisits<string>({ clock, newId, most: 2, idleMs: 1000 });
  const look = (visit: string) => visits.step(visit, (held) => ok(held));
  return { clock, visits, look };
}

describe('visits', () => {
  it('are few at a time', () => {
    const { visits } = house();
    expect([visits.open('a'), visits.open('b')]).toEqual([
      ok({ visit: 'v1' }),
      ok({ visit: 'v2' }),
    ]);
    expect(visits.open('c')).toMatchObject({ failure: { kind: 'unavailable', reason: 'busy' } });
    expect(visits.close('v1')).toBe('a');
    expect(visits.open('c')).toEqual(ok({ visit: 'v3' }));
    expect(visits.count()).toBe(2);
  });

  it('are forgotten when nobody comes, counted from the end of the last step', async () => {
    const { clock, visits, look } = house();
    visits.open('a');
    await clock.advance(900);
    expect(await look('v1')).toEqual(ok('a'));
    await clock.advance(900);
    expect(await look('v1')).toEqual(ok('a'));
    await clock.advance(1000);
    expect(await look('v1')).toMatchObject({ failure: { kind: 'invalid-input', field: 'visit' } });
    expect(visits.count()).toBe(0);
  });

  it('stay while a step takes its time, and take no second one beside it', async () => {
    const { clock, visits, look } = house();
    visits.open('a');
    let end = (): void => undefined;
    const long = visits.step('v1', async (held) => {
      await new Promise<void>((resolve) => (end = resolve));
      return ok(held);
    });
    await clock.advance(5000);
    expect(await look('v1')).toMatchObject({ failure: { reason: 'busy' } });
    end();
    expect(await long).toEqual(ok('a'));
    expect(await look('v1')).toEqual(ok('a'));
  });
});
