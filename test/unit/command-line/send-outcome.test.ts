// What `tocsin send` says at the end: never "not sent" of what may be on its way, never "call" in practice.
import { describe, expect, it } from 'vitest';
import {
  SEND_EXIT_CODES,
  sendLine,
  sendOutcome,
  sendWords,
  type SendEnd,
} from '../../../src/main/command-line/send-outcome';
import type { PressDelivery } from '../../../src/shared/delivery';
import { failed, ok, type Failure } from '../../../src/shared/core/failure';
import type { World } from '../../../src/shared/core/vendor';
import { deliveryWith, NOON_MS } from '../../fakes/app-state';

const REFUSED: Failure = { kind: 'unauthorized', httpStatus: 401, detail: 'HTTP 401' };
const UNSAVED = { ...deliveryWith('THREAT').rungs, savedMs: null };

function endWith(
  parts: Partial<Omit<PressDelivery, 'action'>>,
  world: World = 'live',
  appAnswers = true,
): SendEnd {
  const sent = ok({ world, delivery: deliveryWith('THREAT', parts) });
  return { sent, appAnswers, world, emergencyNumber: '911' };
}

function nobody(failure: Failure, world: World = 'live'): SendEnd {
  return { sent: failed(failure), appAnswers: false, world, emergencyNumber: '911' };
}

describe('the outcome of a press from the command line', () => {
  it.each<[string, SendEnd, number, string]>([
    ['accepted', endWith({ state: 'accepted' }), 0, 'accepted'],
    ['answered', endWith({ state: 'answered' }), 0, 'accepted'],
    ['accepted in practice', endWith({ state: 'accepted' }, 'practice'), 3, 'accepted-in-practice'],
    ['queued', endWith({ state: 'queued' }), 2, 'still-sending'],
    ['on the wire', endWith({ state: 'sending' }), 2, 'still-sending'],
    ['between two tries', endWith({ state: 'waiting' }), 2, 'still-sending'],
    ['perhaps there, tried again', endWith({ state: 'unsure' }), 2, 'still-sending'],
    ['in memory alone', endWith({ state: 'sending', rungs: UNSAVED }), 2, 'still-sending'],
    [
      'in the memory of an app that is gone',
      endWith({ state: 'sending', rungs: UNSAVED }, 'live', false),
      4,
      'may-have-arrived',
    ],
    ['on disk without an app', endWith({ state: 'queued' }, 'live', false), 2, 'still-sending'],
    ['refused', endWith({ state: 'failed', failure: REFUSED }), 1, 'not-sent'],
    ['given up', endWith({ state: 'expired' }), 1, 'not-sent'],
    [
      'given up, perhaps there',
      endWith({ state: 'expired', mayHaveReached: true }),
      4,
      'may-have-arrived',
    ],
    [
      'failed, perhaps there',
      endWith({ state: 'failed', mayHaveReached: true }),
      4,
      'may-have-arrived',
    ],
    ['cancelled', endWith({ state: 'cancelled' }), 1, 'not-sent'],
    [
      'cancelled, perhaps there',
      endWith({ state: 'cancelled', mayHaveReached: true }),
      4,
      'may-have-arrived',
    ],
    ['being stopped', endWith({ state: 'sending', cancelAskedMs: NOON_MS }), 4, 'may-have-arrived'],
    ['taken by nobody', nobody({ kind: 'storage', detail: 'Full' }), 1, 'not-sent'],
    [
      'read by an app that never answered',
      nobody({ kind: 'offline', reason: 'after-writing', detail: 'no answer in time' }),
      4,
      'may-have-arrived',
    ],
  ])('that is %s', (_name, end, code, outcome) => {
    expect(sendOutcome(end)).toBe(outcome);
    expect(SEND_EXIT_CODES[sendOutcome(end)]).toBe(code);
    expect(sendLine(end)).toMatchObject({ outcome, environment: end.world });
    if (outcome !== 'not-sent') expect(sendWords(end)).not.toMatch(/not sent/i);
  });
});

describe('the words', () => {
  it('invite nobody to repeat what Tocsin goes on sending', () => {
    for (const appAnswers of [true, false]) {
      const words = sendWords(endWith({ state: 'waiting' }, 'live', appAnswers));
      expect(words).toContain('do not send again');
      expect(words).toContain('NOT ACCEPTED YET');
    }
    expect(sendWords(endWith({ state: 'waiting' }))).toContain('Tocsin goes on sending');
    expect(sendWords(endWith({ state: 'queued' }, 'live', false))).toContain(
      'as soon as Tocsin runs',
    );
  });

  it('say what could not be saved', () => {
    const words = sendWords(endWith({ state: 'sending', rungs: UNSAVED }));
    expect(words).toContain('keep Tocsin running');
    expect(words).not.toMatch(/it is saved/i);
  });

  it('name the number where nothing more is tried', () => {
    const words = sendWords(endWith({ state: 'failed', failure: REFUSED }));
    expect(words).toBe(
      'LIVE: NOT ACCEPTED: HTTP 401. Tocsin has stopped trying. Call your emergency number now: 911.',
    );
    expect(sendWords(nobody({ kind: 'storage', detail: 'Full' }))).toContain('NOT SENT: Full.');
    expect(sendWords(endWith({ state: 'cancelled' }))).not.toContain('Call');
    const calm = ok({
      world: 'live' as const,
      delivery: deliveryWith('SAFE', { state: 'expired' }),
    });
    const calmWords = sendWords({ ...endWith({}), sent: calm });
    expect(calmWords).toContain('If anyone needs help, call 911.');
  });

  it.each<Partial<Omit<PressDelivery, 'action'>>>([
    { state: 'accepted' },
    { state: 'waiting' },
    { state: 'failed', failure: REFUSED },
    { state: 'expired', mayHaveReached: true },
    { state: 'cancelled' },
  ])('tell nobody to call in practice: %j', (parts) => {
    const words = sendWords(endWith(parts, 'practice'));
    expect(words).toMatch(/^PRACTICE: .*Nobody was alerted\.$/);
    expect(words).not.toMatch(/call|Share911/i);
    expect(sendWords(endWith(parts))).toMatch(/^LIVE: /);
  });
});

it('tells the place and the number that the press went out with', () => {
  const { sent, ...end } = endWith({ state: 'accepted' });
  if (!sent.ok) throw new Error('no press');
  const { delivery } = sent.value;
  const location = 'Main Office · Room 12';
  const callbackPhone = '+1 614 555 0100 ext. 4';
  const action = { ...delivery.action, location, callbackPhone };
  const told = ok({ ...sent.value, delivery: { ...delivery, action } });
  expect(sendLine({ ...end, sent: told })).toMatchObject({ location, callbackPhone });
  expect(sendLine({ ...end, sent })).not.toHaveProperty('callbackPhone');
});
