// Parts near in time and place are suggested as one incident, whatever order they come in, and never again once waved away.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../../src/shared/calls/distance';
import {
  memberKey,
  suggestIncidents,
  suggestionKey,
  type Candidate,
  type SuggestInput,
} from '../../../../src/main/features/incidents/suggest';
import type { IncidentMember } from '../../../../src/shared/incidents/incident';

const MINUTE = 60_000;
const NOON_MS = Date.UTC(2026, 2, 2, 12);
const SITE = { latitude: 40.7128, longitude: -74.006 };
/** About 700 m and 5 km north of it. */
const NEAR = { latitude: 40.7191, longitude: -74.006 };
const FAR = { latitude: 40.7578, longitude: -74.006 };

function part(
  kind: IncidentMember['kind'],
  id: string,
  minute: number,
  place: { latitude: number; longitude: number } | null = null,
  isPanic = kind === 'press',
): Candidate {
  return {
    member: { kind, id },
    atMs: NOON_MS + minute * MINUTE,
    title: `${kind} ${id}`,
    status: null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    isPanic,
  };
}

const suggest = (candidates: readonly Candidate[], more: Partial<SuggestInput> = {}) =>
  suggestIncidents({ candidates, site: SITE, incidents: [], dismissed: new Set(), ...more });
const keysOf = (candidates: readonly Candidate[]) =>
  candidates.map(({ member }) => memberKey(member)).sort();

describe('what is suggested as one incident', () => {
  it('joins a press, a question and a near call, with their span and their distance', () => {
    const parts = [
      part('press', 'p', 0),
      part('verification', 'v', 5),
      part('call', 'c', 12, NEAR),
      part('alert', 'a', 20, SITE),
    ];
    const [found, ...others] = suggest(parts);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ spanMs: 20 * MINUTE, joins: null });
    expect(found?.parts.map(({ member }) => member.id)).toEqual(['p', 'v', 'c', 'a']);
    expect(found?.distanceM).toBe(Math.round(distanceM(NEAR, SITE)));
    expect(found?.distanceM).toBeGreaterThan(650);
    expect(found?.distanceM).toBeLessThan(750);
  });

  it.each([
    ['a single press', [part('press', 'p', 0)]],
    ['two questions', [part('verification', 'v', 0), part('verification', 'w', 1)]],
    [
      'two people who are safe',
      [part('press', 'p', 0, null, false), part('press', 'q', 1, null, false)],
    ],
    [
      'a panic and someone who is safe',
      [part('press', 'p', 0), part('press', 'q', 1, null, false)],
    ],
    ['a question sixteen minutes later', [part('press', 'p', 0), part('verification', 'v', 16)]],
    ['a call five kilometres away', [part('press', 'p', 0), part('call', 'c', 1, FAR)]],
  ])('does not suggest %s', (_what, parts) => {
    expect(suggest(parts)).toEqual([]);
  });

  it('suggests two panics, and what is exactly fifteen minutes apart', () => {
    expect(suggest([part('press', 'p', 0), part('press', 'q', 3)])).toHaveLength(1);
    expect(suggest([part('press', 'p', 0), part('verification', 'v', 15)])).toHaveLength(1);
  });

  it('takes a part without a place to be near to everything while nobody has said where this desk is', () => {
    const parts = [part('press', 'p', 0), part('call', 'c', 1, FAR)];
    expect(suggest(parts, { site: null })).toHaveLength(1);
    expect(suggest(parts, { site: FAR })).toHaveLength(1);
  });

  it('never suggests what was waved away, nor what is together already, open or closed', () => {
    const parts = [part('press', 'p', 0), part('call', 'c', 1, NEAR)];
    const members = parts.map(({ member }) => member);
    const incident = { id: 'incident-1', members, confirmedAtMs: NOON_MS };
    expect(suggest(parts, { dismissed: new Set([suggestionKey(parts)]) })).toEqual([]);
    expect(suggest(parts, { incidents: [{ ...incident, closedAtMs: null }] })).toEqual([]);
    expect(suggest(parts, { incidents: [{ ...incident, closedAtMs: NOON_MS }] })).toEqual([]);
  });

  it('does not bring back what was waved away because someone is safe, but does for another sign', () => {
    const parts = [part('press', 'p', 0), part('press', 'q', 1)];
    const dismissed = new Set([suggestionKey(parts)]);
    expect(suggest([...parts, part('press', 's', 2, null, false)], { dismissed })).toEqual([]);
    expect(suggest([...parts, part('alert', 'a', 2)], { dismissed })).toHaveLength(1);
  });

  it('suggests to join the open incident that one of them is in, and leaves a closed one alone', () => {
    const parts = [part('press', 'p', 0), part('call', 'c', 1, NEAR), part('alert', 'a', 2)];
    const members = parts.slice(0, 2).map(({ member }) => member);
    const incident = { id: 'incident-1', members, confirmedAtMs: NOON_MS };
    const [found] = suggest(parts, { incidents: [{ ...incident, closedAtMs: null }] });
    expect(found).toMatchObject({ joins: 'incident-1' });
    expect(found?.parts).toHaveLength(3);
    expect(suggest(parts, { incidents: [{ ...incident, closedAtMs: NOON_MS }] })).toEqual([]);
  });

  it('does not mix the parts of two open incidents', () => {
    const parts = [part('press', 'p', 0), part('call', 'c', 1), part('alert', 'a', 2)];
    const of = (id: string, index: number) => ({
      id,
      members: parts.slice(index, index + 1).map(({ member }) => member),
      confirmedAtMs: NOON_MS + index,
      closedAtMs: null,
    });
    const [found, ...others] = suggest(parts, {
      incidents: [of('incident-1', 0), of('incident-2', 1)],
    });
    expect(others).toEqual([]);
    expect(found?.joins).toBe('incident-2');
    expect(found?.parts.map(({ member }) => member.id)).toEqual(['c', 'a']);
  });
});

const anyPart = fc
  .record({
    kind: fc.constantFrom('press', 'verification', 'call', 'alert'),
    id: fc.integer({ min: 0, max: 30 }).map(String),
    minute: fc.integer({ min: 0, max: 120 }),
    place: fc.constantFrom(null, SITE, NEAR, FAR),
    isPanic: fc.boolean(),
  })
  .map(({ kind, id, minute, place, isPanic }) => part(kind, id, minute, place, isPanic));
const anyParts = fc.uniqueArray(anyPart, {
  maxLength: 25,
  selector: ({ member }) => memberKey(member),
});

describe('whatever happened', () => {
  it('suggests the same in any order', () => {
    fc.assert(
      fc.property(
        anyParts.chain((parts) =>
          fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length })),
        ),
        fc.constantFrom(null, SITE),
        ([parts, shuffled], site) => {
          expect(suggest(shuffled, { site })).toEqual(suggest(parts, { site }));
        },
      ),
    );
  });

  it('puts no part in two suggestions, and each suggestion tells something', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const suggestions = suggest(parts);
        const all = suggestions.flatMap((suggestion) =>
          suggestion.parts.map(({ member }) => memberKey(member)),
        );
        expect(new Set(all).size).toBe(all.length);
        for (const suggestion of suggestions) {
          expect(suggestion.parts.length).toBeGreaterThanOrEqual(2);
          const times = suggestion.parts.map(({ atMs }) => atMs);
          for (const [index, atMs] of times.entries()) {
            if (index > 0) expect(atMs - (times[index - 1] ?? 0)).toBeLessThanOrEqual(15 * MINUTE);
          }
        }
      }),
    );
  });

  it('gives the same parts the same key, and other parts another', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (some, others) => {
        const same = JSON.stringify(keysOf(some)) === JSON.stringify(keysOf(others));
        expect(suggestionKey(some) === suggestionKey(others)).toBe(same);
        expect(suggestionKey(some.toReversed())).toBe(suggestionKey(some));
      }),
    );
  });

  it('falls silent once everything suggested was waved away', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const dismissed = new Set(suggest(parts).map(({ key }) => key));
        expect(suggest(parts, { dismissed })).toEqual([]);
      }),
    );
  });
});
