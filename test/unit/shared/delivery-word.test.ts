// The short word for a press: never surer than the desk is, and the same wherever it stands.
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/shared/text/en';
import { deliveryWordOf } from '../../../src/shared/text/delivery-word';
import { deliveryWith } from '../../fakes/app-state';

const { rungs } = deliveryWith('THREAT');
const unwritten = { ...rungs, sentMs: null, acceptedMs: null };
const written = { ...unwritten, sentMs: rungs.pressedMs + 100 };

describe('the word for a press', () => {
  it.each([
    ['failed', false, unwritten, 'Not sent'],
    ['failed', false, written, 'Not accepted by {{service}}'],
    ['failed', true, written, 'It is not known whether it arrived'],
    ['waiting', false, unwritten, 'Not sent yet, trying again'],
    ['waiting', false, written, 'Not accepted by {{service}} yet, trying again'],
    ['waiting', true, written, 'May have arrived, trying again'],
    ['expired', false, unwritten, 'Time ran out: not sent by itself any more'],
    ['expired', true, written, 'Time ran out: it may have arrived'],
    ['cancelled', false, unwritten, 'Cancelled'],
    ['cancelled', true, written, 'Stopped, may have gone out'],
    ['accepted', true, written, 'Accepted by {{service}}'],
  ] as const)('that is %s, may have arrived: %s', (state, mayHaveReached, ladder, words) => {
    const press = deliveryWith('THREAT', { state, mayHaveReached, rungs: ladder });
    expect(en.delivery[deliveryWordOf(press)]).toBe(words);
  });

  it.each([
    [false, 'Not sent by itself: it may be old'],
    [true, 'Not sent again by itself: it may be old, and may have arrived'],
  ])('of unknown age, may have arrived: %s', (mayHaveReached, words) => {
    const failure = { kind: 'unavailable', reason: 'clock-set-back', detail: '' } as const;
    const press = deliveryWith('THREAT', { state: 'expired', mayHaveReached, failure });
    expect(en.delivery[deliveryWordOf(press)]).toBe(words);
  });

  it('that is being stopped', () => {
    const press = deliveryWith('THREAT', { state: 'sending', cancelAskedMs: rungs.pressedMs });
    expect(en.delivery[deliveryWordOf(press)]).toBe('Stopped; this try may have arrived');
  });
});
