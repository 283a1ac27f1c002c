// Any order and any repetition of the same shares gives the same calls, and a file read again gives them once more.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallShare } from '../../src/shared/calls/call-share';
import type { HeldCall } from '../../src/main/features/calls/advance';
import type { CallEvent } from '../../src/main/features/calls/event';
import { createCallBook, type CallBook, isSameCall } from '../../src/main/features/calls/book';
import { fromPayload, toPayload } from '../../src/main/features/calls/event';
import { viewOf, windowEndsAtMs } from '../../src/main/features/calls/view';
import { makeShare, placeAt, SHARED_MS } from '../unit/features/calls/shares';

const RUNS = Number(process.env.TOCSIN_FUZZ_RUNS ?? 2000);
const settings = {
  site: { latitude: 42, longitude: -71, radiusM: 150 },
  calls: { keepHours: 72 },
};
const seen = (call: HeldCall) =>
  viewOf(call, settings, {
    followUp: { state: 'off', nextAtMs: null, asked: 0, empty: 0, failure: null },
    isStored: true,
    windowEndsAtMs: windowEndsAtMs(call),
  });

const change = fc.record({
  callerNumber: fc.constantFrom(null, '', '15551234567', '5551234567', '15550000000'),
  callRef: fc.constantFrom(null, null, '', 'ref-1', 'ref-2'),
  eccAccountId: fc.constantFrom(null, 'ecc-1', 'ecc-2'),
  place: fc.option(fc.integer({ min: 0, max: 4 }).map((step) => placeAt(step * 60))),
  address: fc.constantFrom(null, '12 Elm Street', '14 Elm Street'),
  unknownKeys: fc.subarray(['a', 'b.c', 'd']),
  receivedAtMs: fc.integer({ min: 0, max: 40 }).map((minutes) => SHARED_MS + minutes * 60_000),
});
const shares = fc
  .array(change, { maxLength: 14 })
  .map((changes) => changes.map((one, index) => makeShare(index + 1, one)));

let made = 0;
function callId(): string {
  made += 1;
  return `call-00000000-0000-4000-8000-${made.toString(16).padStart(12, '0')}`;
}

function bookOf(list: readonly CallShare[]): CallBook {
  const book = createCallBook();
  for (const share of list) book.take({ type: 'share', callId: callId(), share });
  return book;
}

/** What a screen would show, without the names we made, in an order of its own. */
function shown(book: CallBook): readonly unknown[] {
  return book
    .all()
    .map((call) => ({
      digests: call.shares.map(({ digest }) => digest),
      view: { ...seen(call), id: '', unknownKeys: [] },
      unknownKeys: seen(call).unknownKeys.toSorted(),
    }))
    .toSorted((left, right) => (String(left.digests) < String(right.digests) ? -1 : 1));
}

function sorted(calls: readonly HeldCall[]): readonly HeldCall[] {
  return calls
    .map((call) => ({ ...call, formerIds: call.formerIds.toSorted() }))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

/** By the definition alone: whoever is joined by a chain of pairs is together. */
function groupsOf(list: readonly CallShare[]): readonly (readonly string[])[] {
  let groups: CallShare[][] = [];
  for (const share of list) {
    const touching = groups.filter((group) => group.some((other) => isSameCall(other, share)));
    groups = [...groups.filter((group) => !touching.includes(group)), [...touching.flat(), share]];
  }
  return groups
    .map((group) => group.map(({ digest }) => digest).toSorted())
    .toSorted((left, right) => (String(left) < String(right) ? -1 : 1));
}

describe('shares of calls', () => {
  it('give the same calls in any order and however often they come', () => {
    const stirred = shares.chain((list) =>
      fc.record({
        list: fc.constant(list),
        order: fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
      }),
    );
    fc.assert(
      fc.property(stirred, ({ list, order }) => {
        expect(shown(bookOf(order))).toEqual(shown(bookOf(list)));
      }),
      { numRuns: RUNS },
    );
  });

  it('are together exactly when a chain of pairs joins them', () => {
    fc.assert(
      fc.property(shares, (list) => {
        const groups = bookOf(list)
          .all()
          .map((call) => call.shares.map(({ digest }) => digest).toSorted())
          .toSorted((left, right) => (String(left) < String(right) ? -1 : 1));
        expect(groups).toEqual(groupsOf(list));
      }),
      { numRuns: RUNS },
    );
  });

  it('with all that was done to their calls survive being written and read, again and again', () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: change },
      fc.constantFrom('seen', 'closed', 'yes', 'place', 'write'),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.nat(), (steps, seed) => {
        let book = createCallBook();
        let n = 0;
        const take = (event: CallEvent): void => void book.take(event);
        for (const one of steps) {
          n += 1;
          if (typeof one !== 'string') {
            take({ type: 'share', callId: callId(), share: makeShare(n, one) });
            continue;
          }
          const call = book.all()[(seed + n) % Math.max(1, book.all().length)];
          if (one === 'write') {
            const before = book.all();
            const events = fromPayload(toPayload(book.events()));
            book = createCallBook();
            for (const event of [...events, ...events]) if (event !== null) take(event);
            expect(sorted(book.all())).toEqual(sorted(before));
            for (const { id, formerIds } of before) {
              for (const name of formerIds) expect(book.get(name)?.id).toBe(id);
            }
          } else if (call !== undefined) {
            const base = { callId: call.id, atMs: SHARED_MS + n };
            if (one === 'yes') take({ ...base, type: 'own-building', answer: 'yes' });
            else if (one === 'place') take({ ...base, type: 'place', place: placeAt(n) });
            else take({ ...base, type: one, shares: call.shares.length });
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});
