// What became of alerts: whatever the order of arrival, open is exactly what nothing has ended or replaced by name.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fatesOf, type Arrived } from '../../../../src/main/features/alerts/fates';
import type {
  CapLinks,
  CapName,
  Share911Alert,
} from '../../../../src/shared/alerts/share911-alert';
import { ALERT_MS, makeAlert } from './alert-desk';

const nameOf = (n: number): CapName => ({
  sender: 'district@example.org',
  identifier: `M-${n}`,
  sent: new Date(ALERT_MS + n * 1000).toISOString(),
});
const links = (
  n: number,
  msgType: CapLinks['msgType'],
  references: readonly number[],
): CapLinks => ({
  name: nameOf(n),
  msgType,
  references: references.map(nameOf),
  unreadableReferences: 0,
});
function cap(n: number, msgType: CapLinks['msgType'], references: readonly number[] = []) {
  const kind = msgType === 'cancel' ? ('all-clear' as const) : ('alert' as const);
  return makeAlert({ kind, format: 'cap', id: `M-${n}`, cap: links(n, msgType, references) });
}
/** In the order of arrival. */
const arrivals = (alerts: readonly Share911Alert[]): readonly Arrived[] =>
  alerts.map((alert, at) => ({
    seq: at + 1,
    receivedAtMs: ALERT_MS + at * 60_000,
    isOwn: false,
    alert,
  }));
function openOf(alerts: readonly Share911Alert[]): readonly string[] {
  const all = arrivals(alerts);
  const fates = fatesOf(all, all);
  return all
    .filter(({ seq, alert }) => {
      const fate = fates.get(seq);
      return alert.kind === 'alert' && fate?.clearedAtMs === null && fate.replacedAtMs === null;
    })
    .map(({ alert }) => (alert as Share911Alert).id)
    .sort();
}
const unknownOf = (alerts: readonly Share911Alert[]): readonly number[] => {
  const all = arrivals(alerts);
  return [...fatesOf(all, all).values()].map(({ unknownReferences }) => unknownReferences);
};

/** Messages of which each names only earlier ones, or some that never come. */
const story = fc
  .array(
    fc.record({
      msgType: fc.constantFrom('alert', 'alert', 'update', 'cancel', 'other'),
      picks: fc.array(fc.nat(40), { maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((steps) =>
    steps.map(({ msgType, picks }, n) =>
      cap(
        n,
        msgType,
        // Above 30: never received.
        picks.filter((pick) => pick < n || pick > 30),
      ),
    ),
  );

it('shows open exactly what has not been ended or replaced by name, in any order of arrival', () => {
  const shuffled = story.chain((alerts) =>
    fc.tuple(fc.constant(alerts), fc.shuffledSubarray(alerts, { minLength: alerts.length })),
  );
  fc.assert(
    fc.property(shuffled, ([alerts, order]) => {
      const cancelled = new Set(
        alerts
          .filter(({ cap: it }) => it?.msgType === 'cancel')
          .flatMap(({ cap: it }) => it?.references.map(({ identifier }) => identifier) ?? []),
      );
      const named = new Set(
        alerts
          .filter(
            ({ cap: it, id }) =>
              it?.msgType === 'update' || (it?.msgType === 'cancel' && !cancelled.has(id)),
          )
          .flatMap(({ cap: it }) => it?.references.map(({ identifier }) => identifier) ?? []),
      );
      const expected = alerts
        .filter(({ kind, id }) => kind === 'alert' && !named.has(id))
        .map(({ id }) => id)
        .sort();
      expect(openOf(alerts)).toEqual(expected);
      expect(openOf(order)).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});

it('counts what it is to end and has never come, whatever else is named', () => {
  fc.assert(
    fc.property(story, (alerts) => {
      const known = new Set(alerts.map(({ id }) => id));
      const expected = alerts.map(({ cap: it }) => {
        if (it?.msgType !== 'cancel' && it?.msgType !== 'update') return 0;
        const names = new Set(it.references.map(({ identifier }) => identifier));
        return [...names].filter((name) => !known.has(name)).length;
      });
      expect(unknownOf(alerts)).toEqual(expected);
    }),
  );
});

describe('a Cancel', () => {
  it('ends what it names and nothing else, also without a channel', () => {
    const storm = { ...cap(2, 'alert'), channelId: null, channelName: 'Springfield' };
    const cancel = { ...cap(3, 'cancel', [2]), channelId: null, channelName: null };
    expect(openOf([cap(1, 'alert'), storm, cancel])).toEqual(['M-1']);
    expect(openOf([cancel, storm, cap(1, 'alert')])).toEqual(['M-1']);
  });

  it('of something unknown, or of nothing, ends nothing and says so', () => {
    expect(openOf([cap(1, 'alert'), cap(3, 'cancel', [77])])).toEqual(['M-1']);
    expect(unknownOf([cap(1, 'alert'), cap(3, 'cancel', [77])])).toEqual([0, 1]);
    expect(openOf([cap(1, 'alert'), cap(3, 'cancel')])).toEqual(['M-1']);
  });

  it.each<Partial<CapName>>([
    { sender: 'other@example.org' },
    { identifier: 'm-1' },
    { sent: new Date(ALERT_MS).toISOString() },
  ])('must name all three: not with %j', (change) => {
    const cancel = cap(3, 'cancel', [1]);
    const references = [{ ...nameOf(1), ...change }];
    const wrong = { ...cancel, cap: { ...links(3, 'cancel', []), references } };
    expect(openOf([cap(1, 'alert'), wrong])).toEqual(['M-1']);
    expect(unknownOf([cap(1, 'alert'), wrong])).toEqual([0, 1]);
  });

  it('that is cancelled itself ends nothing any more, in any order', () => {
    const messages = [cap(1, 'alert'), cap(2, 'cancel', [1]), cap(3, 'cancel', [2])];
    expect(openOf(messages)).toEqual(['M-1']);
    expect(openOf(messages.toReversed())).toEqual(['M-1']);
    expect(openOf([...messages, cap(4, 'cancel', [1])])).toEqual([]);
    expect(openOf([cap(1, 'alert'), cap(2, 'cancel', [1, 3]), cap(3, 'cancel', [1, 2])])).toEqual([
      'M-1',
    ]);
    const exercise = { ...cap(3, 'cancel', [2]), isDrill: true };
    expect(openOf([cap(1, 'alert'), cap(2, 'cancel', [1]), exercise])).toEqual([]);
    const clear = makeAlert({ kind: 'all-clear', id: 'M-2', cap: links(2, 'alert', []) });
    expect(openOf([cap(1, 'alert'), clear])).toEqual([]);
    expect(openOf([cap(1, 'alert'), clear, cap(3, 'cancel', [2])])).toEqual(['M-1']);
  });

  it('of an exercise does not end what is real', () => {
    const exercise = { ...cap(3, 'cancel', [1]), isDrill: true };
    expect(openOf([cap(1, 'alert'), exercise])).toEqual(['M-1']);
    expect(openOf([{ ...cap(1, 'alert'), isDrill: true }, exercise])).toEqual([]);
  });

  it('that names itself, or that was stored before names were, ends nothing', () => {
    expect(openOf([cap(1, 'alert'), cap(3, 'cancel', [3])])).toEqual(['M-1']);
    expect(openOf([makeAlert({ format: 'cap' }), cap(3, 'cancel', [1])])).toEqual(['event-1']);
  });
});

describe('an Update', () => {
  it('replaces what it names, and its own end is another matter', () => {
    const chain = [cap(1, 'alert'), cap(2, 'update', [1]), cap(3, 'update', [2])];
    expect(openOf(chain)).toEqual(['M-3']);
    const ended = arrivals([...chain, cap(4, 'cancel', [3])]);
    const fates = fatesOf(ended, ended);
    expect([1, 2, 3].map((seq) => fates.get(seq)?.clearedAtMs !== null)).toEqual([
      false,
      false,
      true,
    ]);
    expect([1, 2, 3].map((seq) => fates.get(seq)?.replacedAtMs !== null)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is still open when only what it replaced is ended', () => {
    expect(openOf([cap(1, 'alert'), cap(2, 'update', [1]), cap(3, 'cancel', [1])])).toEqual([
      'M-2',
    ]);
  });

  it('hides nothing in a ring', () => {
    expect(openOf([cap(1, 'update', [2]), cap(2, 'update', [1])])).toEqual(['M-1', 'M-2']);
    const ring = [cap(1, 'update', [2]), cap(2, 'update', [1]), cap(3, 'update', [1])];
    expect(openOf(ring)).toEqual(['M-3']);
  });

  it('of our own, or of an exercise, hides nobody else’s alarm', () => {
    const [alarm, own] = arrivals([cap(1, 'alert'), cap(2, 'update', [1])]);
    if (!alarm || !own) throw new Error('two');
    const all = [alarm, { ...own, isOwn: true }];
    expect(fatesOf(all, all).get(1)?.replacedAtMs).toBeNull();
    expect(openOf([cap(1, 'alert'), { ...cap(2, 'update', [1]), isDrill: true }])).toContain('M-1');
  });
});

describe('an all clear without references', () => {
  const clear = (change: Partial<Share911Alert> = {}) =>
    makeAlert({ kind: 'all-clear', id: 'clear', name: 'ALL CLEAR', ...change });
  const lockdown = makeAlert();

  it.each<[string, Partial<Share911Alert>, boolean]>([
    ['of its channel', {}, true],
    ['of every channel', { channelId: null, channelName: null }, true],
    ['of another channel', { channelId: 'district/west' }, false],
    ['of another place by name alone', { channelId: null, channelName: 'West' }, false],
    ['that names this alert', { about: 'lockdown' }, true],
    ['that names another alert', { about: 'severethunderstormwarning' }, false],
    ['of a drill', { isDrill: true }, false],
  ])('%s', (_name, change, isOver) => {
    expect(openOf([lockdown, clear(change)])).toEqual(isOver ? [] : ['event-1']);
  });

  it('in CAP is for its own sender and channel', () => {
    const said = (sender: string) => ({
      format: 'cap' as const,
      cap: { ...links(9, 'alert', []), name: { ...nameOf(9), sender } },
    });
    const alarm = cap(1, 'alert');
    expect(openOf([alarm, clear(said('district@example.org'))])).toEqual([]);
    expect(openOf([alarm, clear(said('weather@example.org'))])).toEqual(['M-1']);
    const elsewhere = { channelId: null, channelName: 'Springfield' };
    expect(openOf([alarm, clear({ ...said('district@example.org'), ...elsewhere })])).toEqual([
      'M-1',
    ]);
  });

  it('is for what came before it', () => {
    expect(openOf([clear(), lockdown])).toEqual(['event-1']);
  });
});
