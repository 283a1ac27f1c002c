// How one wish finds its way: the running app, else the disk and then an app, and never twice.
import { describe, expect, it } from 'vitest';
import { fulfil, type Wish } from '../../../src/main/command-line/wish';
import { failed, ok, type Failure, type Result } from '../../../src/shared/core/failure';

const OFFLINE: Failure = { kind: 'offline', detail: 'no running app answered' };
const NO_ANSWER: Failure = { ...OFFLINE, reason: 'after-writing' };
const DISK_FULL: Failure = { kind: 'storage', reason: 'disk-full', detail: 'the disk is full' };
const REFUSED: Failure = { kind: 'rejected', detail: 'not like this' };

interface Script {
  /** What each question in turn is answered; the last one stands for all that follow. */
  readonly tell?: readonly Result<string>[];
  readonly save?: Result<string>;
  readonly wait?: readonly Result<string>[];
  readonly waitTakesMs?: number;
}

/** Values are words; `done` is the only one that ends the waiting. */
function wishOf(script: Script) {
  const steps: string[] = [];
  let nowMs = 0;
  const turn = (name: 'tell' | 'wait'): Result<string> => {
    const nth = steps.filter((step) => step.startsWith(name)).length - 1;
    return script[name]?.[nth] ?? script[name]?.at(-1) ?? failed(OFFLINE);
  };
  const wish: Wish<string> = {
    tell() {
      steps.push('tell');
      return Promise.resolve(turn('tell'));
    },
    isRefusal: ({ kind }) => kind === 'rejected',
    save() {
      steps.push('save');
      return Promise.resolve(script.save ?? ok('saved'));
    },
    wait(timeoutMs) {
      steps.push(`wait ${timeoutMs}`);
      nowMs += script.waitTakesMs ?? 0;
      return Promise.resolve(turn('wait'));
    },
    isDone: (value) => value === 'done',
    startApp: () => void steps.push('start'),
    remark: () => void steps.push('remark'),
    elapsed: () => nowMs,
    sleep(ms) {
      nowMs += ms;
      return Promise.resolve();
    },
  };
  return { wish, steps, elapsed: () => nowMs };
}

const byApp = (latest: string) => ok({ latest, appAnswers: true });
const count = (steps: readonly string[], step: string): number =>
  steps.filter((one) => one === step).length;

describe('a wish of the command line', () => {
  it('goes through the running app alone, and waits there for its end', async () => {
    const { wish, steps } = wishOf({ tell: [ok('taken')], wait: [ok('taken'), ok('done')] });
    expect(await fulfil(wish, 1000)).toEqual(byApp('done'));
    expect(steps).toEqual(['tell', 'wait 1000', 'wait 1000']);
  });

  it('waits for nothing that is done already', async () => {
    const { wish, steps } = wishOf({ tell: [ok('done')] });
    expect(await fulfil(wish, 60_000)).toEqual(byApp('done'));
    expect(steps).toEqual(['tell']);
  });

  it('is on disk before an app is started for it', async () => {
    const { wish, steps } = wishOf({ wait: [ok('done')] });
    expect(await fulfil(wish, 1000)).toEqual(byApp('done'));
    expect(steps).toEqual(['tell', 'save', 'start', 'wait 1000']);
  });

  it('is not put on disk when the app has said no', async () => {
    const { wish, steps } = wishOf({ tell: [failed(REFUSED)] });
    expect(await fulfil(wish, 1000)).toEqual(failed(REFUSED));
    expect(steps).toEqual(['tell']);
  });

  it('starts no app for what would be refused anyway', async () => {
    const { wish, steps } = wishOf({ save: failed(REFUSED) });
    expect(await fulfil(wish, 1000)).toEqual(failed(REFUSED));
    expect(steps).toEqual(['tell', 'save']);
  });

  it('is told to the new app when the disk refuses', async () => {
    const { wish, steps } = wishOf({
      tell: [failed(OFFLINE), failed(OFFLINE), ok('in memory')],
      save: failed(DISK_FULL),
    });
    expect(await fulfil(wish, 0)).toEqual(byApp('in memory'));
    expect(steps).toEqual(['tell', 'save', 'start', 'remark', 'tell', 'tell']);
  });

  it('says what the disk said when no app comes up within 20 s', async () => {
    const { wish, elapsed } = wishOf({ save: failed(DISK_FULL) });
    expect(await fulfil(wish, 1000)).toEqual(failed(DISK_FULL));
    expect(elapsed()).toBeGreaterThanOrEqual(20_000);
    expect(elapsed()).toBeLessThan(21_000);
  });

  it('starts another app when none has come up after 20 s, and not sooner', async () => {
    const { wish, steps } = wishOf({ tell: [ok('taken')], wait: [failed(OFFLINE)] });
    expect(await fulfil(wish, 45_000)).toEqual(ok({ latest: 'taken', appAnswers: false }));
    expect(count(steps, 'start')).toBe(3);
    expect(count(steps, 'save')).toBe(0);
  });

  it('does not start an app while one is alive and only does not know the wish yet', async () => {
    const { wish, steps } = wishOf({ tell: [ok('taken')], wait: [failed(REFUSED), ok('done')] });
    expect(await fulfil(wish, 1000)).toEqual(byApp('done'));
    expect(count(steps, 'start')).toBe(0);
  });

  it('answers how it stands when the time is up', async () => {
    const { wish, steps } = wishOf({
      tell: [ok('taken')],
      wait: [ok('later')],
      waitTakesMs: 400.5,
    });
    expect(await fulfil(wish, 1000)).toEqual(byApp('later'));
    expect(steps).toEqual(['tell', 'wait 1000', 'wait 600', 'wait 199']);
  });

  it('says that it is on disk when no app has answered by the end', async () => {
    const { wish } = wishOf({ wait: [failed(OFFLINE)] });
    expect(await fulfil(wish, 0)).toEqual(ok({ latest: 'saved', appAnswers: false }));
    expect(await fulfil(wish, 1000)).toEqual(ok({ latest: 'saved', appAnswers: false }));
  });

  it('does not say that nobody took it when an app has read it and never answered', async () => {
    const tell = [failed(NO_ANSWER), failed(OFFLINE)];
    const { wish } = wishOf({ tell, save: failed(DISK_FULL) });
    expect(await fulfil(wish, 1000)).toEqual(failed(NO_ANSWER));
  });
});
