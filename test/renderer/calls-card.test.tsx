// The card of a shared 911 call: what it tells, and what it hides.
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FollowUp } from '../../src/shared/calls/emergency-call';
import { goTo } from '../../src/renderer/kit/navigation';
import { NOON_MS } from '../fakes/app-state';
import { callWith } from '../fakes/incoming';
import {
  button,
  CALM_MS,
  callCard,
  inCard,
  noButton,
  NUMBER,
  openCalls,
  settingsWith,
  sharing,
} from './calls-fixture';
import { refusing } from './fake-window';

const call = callWith({
  address: '90 W Broad St',
  distanceM: 230,
  nearness: 'near',
  eccAccountId: 'ecc-7',
});
const { id } = call;
const state = sharing({ calls: [call] }, { settings: settingsWith() });
const map = () => screen.getByRole('img', { name: 'Map of the call' });
const parts = (name: string) => map().querySelectorAll(`[data-part="${name}"]`);

describe('the caller’s number', () => {
  it('shows only its end, and asks nothing of main by itself', async () => {
    const { inputs } = await openCalls(state);
    expect(callCard().textContent).toContain('••• ••• 0142');
    expect(callCard().textContent).not.toContain(NUMBER);
    expect(inputs('revealCall')).toEqual([]);
  });

  it('is shown on request, for a minute, and tells that this is recorded', async () => {
    const { inputs, settle, pass } = await openCalls(state);
    expect(callCard().textContent).toContain('Showing it is written in the record.');
    fireEvent.click(button('Show number'));
    await settle();
    expect(inputs('revealCall')).toEqual([{ id }]);
    expect(callCard().textContent).toContain(NUMBER);
    expect(callCard().textContent).toContain('is in the record');
    pass(59_999);
    expect(callCard().textContent).toContain(NUMBER);
    pass(1);
    expect(callCard().textContent).not.toContain(NUMBER);
    expect(button('Show number')).toBeTruthy();
  });

  it('is forgotten when the card is left', async () => {
    const { navigation, settle } = await openCalls(state);
    fireEvent.click(button('Show number'));
    await settle();
    act(() => goTo(navigation, 'activity'));
    act(() => goTo(navigation, 'calls'));
    expect(callCard().textContent).not.toContain(NUMBER);
  });

  it('stays hidden when main refuses, with the reason', async () => {
    const refusal = refusing({ kind: 'storage', reason: 'disk-full', detail: '' });
    const { settle } = await openCalls(state, { revealCall: refusal });
    fireEvent.click(button('Show number'));
    await settle();
    expect(inCard().getByRole('alert').textContent).toContain('The disk is full.');
    expect(callCard().textContent).toContain('••• ••• 0142');
  });

  it('is said to be missing where none was shared', async () => {
    await openCalls(sharing({ calls: [callWith({ maskedNumber: null })] }));
    expect(callCard().textContent).toContain('No phone number was shared.');
    expect(noButton('Show number')).toBe(true);
  });
});

describe('the place', () => {
  it('is told as address, coordinates, exactness, age, distance and nearness', async () => {
    const { pass } = await openCalls(state);
    pass(12_000 - CALM_MS);
    const text = callCard().textContent;
    expect(text).toContain('90 W Broad St');
    expect(text).toContain('39.96120, -82.99880');
    expect(text).toContain('right within 25 m');
    expect(text).toContain('This place came with the call, 12 s ago.');
    expect(text).toContain('It is near us, not in our building');
    expect(text).toContain('230 m from here');
    expect(text).toContain('Shared by emergency center ecc-7');
  });

  it('is drawn with its circle, our site, a scale and north', async () => {
    await openCalls(state);
    for (const name of ['call', 'uncertainty', 'site', 'scale', 'north']) {
      expect([name, parts(name).length]).toEqual([name, 1]);
    }
    expect(parts('box')).toHaveLength(0);
    expect(map().querySelectorAll('image')).toHaveLength(0);
  });

  it('is drawn with the area that was shared, and with where it was before', async () => {
    const moved = callWith({
      boundary: { south: 39.9, west: -83.1, north: 40, east: -82.9 },
      places: [39.9602, 39.9608, 39.9612].map((latitude, index) => ({
        place: { latitude, longitude: -82.9988, uncertaintyM: null },
        atMs: NOON_MS + index,
        source: index === 0 ? ('share' as const) : ('follow-up' as const),
      })),
    });
    await openCalls(sharing({ calls: [moved] }));
    expect(parts('box')).toHaveLength(1);
    expect(parts('former')).toHaveLength(2);
    expect(parts('uncertainty')).toHaveLength(0);
    expect(callCard().textContent).toContain('This newer place came');
    expect(callCard().textContent).toContain('2 older places are on the map.');
    expect(callCard().textContent).toContain('how exact this is was not said');
  });

  it('has map pictures only where an address is set, without those that do not come', async () => {
    const settings = settingsWith({
      calls: { keepHours: 72, sound: true, tileUrl: 'https://tiles.example/{z}/{x}/{y}.png' },
    });
    await openCalls(sharing({ calls: [call] }, { settings }));
    const pictures = () => map().querySelectorAll('image');
    const before = pictures().length;
    expect(before).toBeGreaterThan(0);
    expect(pictures()[0]?.getAttribute('href')).toMatch(/^tocsin:\/\/app\/tiles\/\d+\/\d+\/\d+$/);
    const [first] = pictures();
    if (first !== undefined) fireEvent.error(first);
    expect(pictures()).toHaveLength(before - 1);
  });

  it('is said to be missing, without a map, where none was shared', async () => {
    const blind = callWith({ places: [], distanceM: null, nearness: 'unknown' });
    await openCalls(sharing({ calls: [blind] }));
    expect(callCard().textContent).toContain('No place was shared.');
    expect(callCard().textContent).toContain('How far it is from here is not known');
    expect(screen.queryByRole('img')).toBeNull();
  });
});

describe('the ten minutes', () => {
  it('count down and end in words', async () => {
    const { pass } = await openCalls(state);
    pass(60_000 - CALM_MS);
    expect(screen.getByRole('timer').getAttribute('aria-label')).toMatch(/^9 min 0 s/);
    pass(540_000);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(callCard().textContent).toContain('The 10 minutes are over');
  });

  it.each<[string, Partial<FollowUp>]>([
    ['That is off in Settings', { state: 'off' }],
    [
      'A newer place is asked for in 9 s. Asked 3 times. 2 answers had no new place, which is normal.',
      { state: 'waiting', nextAtMs: NOON_MS + 9000, asked: 3, empty: 2 },
    ],
    ['Asking for a newer place now.', { state: 'asking' }],
    ['No more newer places are asked for', { state: 'ended' }],
    [
      'RapidSOS said no, so newer places are not asked for. The service does not take the key.',
      { state: 'refused', failure: { kind: 'unauthorized', detail: '' } },
    ],
  ])('say “%s”', async (words, followUp) => {
    await openCalls(
      sharing({ calls: [callWith({ followUp: { ...call.followUp, ...followUp } })] }),
    );
    expect(callCard().textContent).toContain(words);
  });

  it('say that keys are missing where asking is on and cannot be done', async () => {
    const settings = settingsWith({ rapidsos: { baseUrl: 'https://x.example', followUp: true } });
    await openCalls(sharing({ calls: [call] }, { settings }));
    expect(callCard().textContent).toContain('the keys for it are missing');
  });
});

describe('a call that could not be saved', () => {
  it('says so plainly', async () => {
    await openCalls(sharing({ calls: [callWith({ isStored: false })] }));
    expect(inCard().getByRole('alert').textContent).toContain('could not be saved');
  });
});
