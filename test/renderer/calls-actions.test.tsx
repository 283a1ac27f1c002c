// From the card of a shared 911 call: what can be done, said, copied and read, and what is left of it later.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { viewNow } from '../../src/renderer/features/contacts/view';
import { streetOf } from '../../src/renderer/features/calls/call-buttons';
import { ok } from '../../src/shared/core/failure';
import { NOON_MS } from '../fakes/app-state';
import { callWith } from '../fakes/incoming';
import {
  button,
  CALM_MS,
  next,
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

describe('“Is this our building?”', () => {
  it.each([
    ['It is our building', 'yes'],
    ['It is not ours', 'no'],
  ])('takes “%s”', async (name, answer) => {
    const { inputs, settle } = await openCalls(state);
    fireEvent.click(button(name));
    await settle();
    expect(inputs('markOwnBuilding')).toEqual([{ id, answer }]);
  });

  it('shows the answer, which stays changeable', async () => {
    const { inputs, settle } = await openCalls(
      sharing({ calls: [callWith({ ownBuilding: 'yes' })] }),
    );
    const group = screen.getByRole('group', { name: /Is this our building/ });
    expect(group.textContent).toContain('You said it is.');
    expect(button(/It is our building/).getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(button('It is not ours'));
    await settle();
    fireEvent.click(button(/It is our building/));
    await settle();
    expect(inputs('markOwnBuilding')).toEqual([
      { id, answer: 'no' },
      { id, answer: 'unanswered' },
    ]);
  });
});

it.each([
  ['90 W Broad St', '90 W Broad'],
  ['100 Main Street, Columbus, OH 43215', '100 Main'],
  ['Main Hall, 12 Elm Creek Rd., Columbus', '12 Elm Creek'],
  ['Front Desk Building', 'Front Desk Building'],
  ['Court', 'Court'],
  ['', ''],
])('people of the address %j are looked for as %j', (address, query) => {
  expect(streetOf(address)).toBe(query);
});

describe('from the card', () => {
  it('contacts are searched by the address while the number is hidden', async () => {
    const { store, navigation } = await openCalls(state);
    fireEvent.click(button('Look up contacts'));
    expect(navigation.getState().screen).toBe('contacts');
    expect(viewNow({ store })).toMatchObject({ query: '90 W Broad', tab: 'people' });
  });

  it('contacts are searched by the number once it is on the screen', async () => {
    const { store, settle } = await openCalls(state);
    fireEvent.click(button('Show number'));
    await settle();
    fireEvent.click(button('Look up contacts'));
    expect(viewNow({ store }).query).toBe('6145550142');
  });

  it('contacts are searched by our site where nothing better is known', async () => {
    const { store } = await openCalls(sharing({ calls: [callWith()] }));
    fireEvent.click(button('Look up contacts'));
    expect(viewNow({ store }).query).toBe('Front Desk');
  });

  it('a verification starts with the site filled in', async () => {
    const settings = settingsWith({
      chekt: { baseUrl: 'https://x.example', siteIds: ['site_7'], siteName: '' },
    });
    const { store, navigation } = await openCalls(sharing({ calls: [call] }, { settings }));
    fireEvent.click(button('Start a verification'));
    expect(navigation.getState().screen).toBe('verify');
    expect(store.getState().composing?.prefill).toEqual({ siteId: 'site_7' });
  });

  it('Check in leads to the tiles', async () => {
    const { navigation } = await openCalls(state);
    fireEvent.click(button('Check in'));
    expect(navigation.getState().screen).toBe('panic');
  });

  it('Close puts it away', async () => {
    const { inputs, settle, push } = await openCalls(state);
    fireEvent.click(button('Close'));
    await settle();
    expect(inputs('closeCall')).toEqual([{ id }]);
    push(next(state, { calls: [] }));
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('Copy for radio', () => {
  const panel = () => screen.getByRole('region', { name: 'Copy for radio' });

  it('asks first whether with the number', async () => {
    const { inputs, settle } = await openCalls(state);
    fireEvent.click(button('Copy for radio'));
    expect(panel().textContent).toContain('With the phone number?');
    expect(inputs('callRadioText')).toEqual([]);
    await settle();
  });

  it.each([
    ['Copy without the number', false, '911 call.'],
    ['Copy with the number', true, `911 call. Number ${NUMBER}.`],
  ])('“%s” shows and copies just that', async (name, withNumber, text) => {
    const { inputs, settle, pass } = await openCalls(state);
    const copied: string[] = [];
    const { execCommand } = document as { execCommand?: unknown };
    Object.assign(document, {
      execCommand: () => copied.push(window.getSelection()?.toString() ?? '') > 0,
    });
    fireEvent.click(button('Copy for radio'));
    pass(CALM_MS);
    fireEvent.click(button(name));
    await settle();
    Object.assign(document, { execCommand });
    expect(inputs('callRadioText')).toEqual([{ id, withNumber }]);
    expect(within(panel()).getByText(text)).toBeTruthy();
    expect(copied).toHaveLength(1);
    expect(within(panel()).getByText('Copied')).toBeTruthy();
    pass(60_000);
    expect(panel().textContent).not.toContain(text);
  });

  it('offers no number where none was shared', async () => {
    await openCalls(sharing({ calls: [callWith({ maskedNumber: null })] }));
    fireEvent.click(button('Copy for radio'));
    expect(noButton('Copy with the number')).toBe(true);
  });
});

describe('everything that was shared', () => {
  it('is read once when it is opened, tells what is unknown, and goes with Hide', async () => {
    const shared = callWith({ unknownKeys: ['vehicle.color'] });
    const opened = await openCalls(sharing({ calls: [shared] }));
    const { inputs, settle, push } = opened;
    fireEvent.click(button('Show everything that was shared'));
    await settle();
    const panel = screen.getByRole('region', { name: 'Everything that was shared' });
    expect(panel.querySelector('pre')?.textContent).toContain('"query"');
    expect(panel.textContent).toContain('vehicle.color');
    expect(panel.textContent).toContain('is in the record');
    push(next(sharing({ calls: [{ ...shared, shares: 2 }] }), {}));
    await settle();
    expect(inputs('callRaw')).toEqual([{ id }]);
    fireEvent.click(button('Hide'));
    expect(document.body.textContent).not.toContain('"query"');
  });
});

describe('an earlier call', () => {
  const closed = callWith({ address: '12 Elm St', closedAtMs: NOON_MS + 5, isSeen: true });

  it('is listed with when it is purged, and opens to be read only', async () => {
    const callHistory = () => Promise.resolve(ok([closed]));
    const { settle } = await openCalls(sharing({}), { callHistory });
    await settle();
    const section = screen.getByRole('region', { name: 'Earlier calls' });
    expect(section.textContent).toContain('purged in 72 h');
    fireEvent.click(within(section).getByRole('button', { name: /12 Elm St/ }));
    expect(within(section).getByRole('article', { name: /^911 call/ })).toBeTruthy();
    expect(noButton('Close')).toBe(true);
    expect(noButton('It is our building')).toBe(true);
  });

  it('is forgotten with all others only after a question', async () => {
    const callHistory = () => Promise.resolve(ok([closed]));
    const { inputs, settle } = await openCalls(sharing({}), { callHistory });
    fireEvent.click(button('Forget all calls now…'));
    expect(inputs('wipeCalls')).toEqual([]);
    fireEvent.click(button('Forget all calls'));
    await settle();
    expect(inputs('wipeCalls')).toHaveLength(1);
    expect(inputs('callHistory')).toHaveLength(2);
  });

  it('is said to be unreadable when it is, with another try', async () => {
    const refusal = refusing({ kind: 'storage', reason: 'disk-full', detail: '' });
    const { inputs, settle } = await openCalls(sharing({}), { callHistory: refusal });
    await settle();
    const section = screen.getByRole('region', { name: 'Earlier calls' });
    expect(within(section).getByRole('alert').textContent).toContain('The disk is full.');
    fireEvent.click(within(section).getByRole('button', { name: 'Try again' }));
    expect(inputs('callHistory')).toHaveLength(2);
    await settle();
  });
});
