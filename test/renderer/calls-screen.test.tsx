// Around the cards of Calls: no call yet, several, alerts and all clears, practice, and Spanish.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CapLinks } from '../../src/shared/alerts/share911-alert';
import type { UntakenEvents } from '../../src/shared/core/webhook';
import { deliveryWith, NOON_MS, stateWith } from '../fakes/app-state';
import { alertWith, callWith } from '../fakes/incoming';
import { button, noButton, openCalls, settingsWith, sharing } from './calls-fixture';
import { refusing } from './fake-window';

const article = (name: string | RegExp) => screen.getByRole('article', { name });
const allClear = alertWith({ seq: 2, kind: 'all-clear', name: 'ALL CLEAR', message: null });

describe('while no call is open', () => {
  const empty = () => screen.getByRole('region', { name: 'No 911 call is open' });

  it('the screen tells what Calls is, that RapidSOS must approve, and what is missing', async () => {
    const state = stateWith();
    const webhook = { ...state.webhook, canProveRapidsos: false };
    const { navigation } = await openCalls({ ...state, webhook });
    expect(empty().textContent).toContain('the emergency center can share the call');
    const steps = within(empty())
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(steps).toEqual([
      'RapidSOS must approve your organization first. Ask them for Data Share.',
      'The shared secret from RapidSOS, kept in Settings. Missing',
      'A way in from outside, set up by your IT. Done',
      'Where this building is, typed in Settings. Missing',
    ]);
    fireEvent.click(button('Open Settings'));
    expect(navigation.getState().screen).toBe('settings');
  });

  it('ticks off what is set up', async () => {
    await openCalls(stateWith({ settings: settingsWith() }));
    expect(empty().textContent).not.toContain('Missing');
  });
});

describe('what a service sent in vain', () => {
  const untaken: readonly UntakenEvents[] = [
    {
      ...{ sender: 'share911', problem: 'unreadable', detail: 'body: is not JSON' },
      ...{ count: 2, firstAtMs: NOON_MS - 60_000, lastAtMs: NOON_MS },
    },
  ];
  const state = stateWith();
  const lost = { ...state, webhook: { ...state.webhook, untaken } };

  it('stands on the screen with entrance, reason and what to tell it', async () => {
    await openCalls(lost);
    const note = screen.getByRole('region', {
      name: 'Share911 sent something that this desk cannot take',
    });
    expect(note.textContent).toContain('2 times, last 14:05:09.');
    expect(note.textContent).toContain('It cannot be read.');
    expect(note.textContent).toContain('Ask Share911 what it tried to say.');
    expect(note.textContent).toContain('/webhooks/share911, body: is not JSON');
  });

  it('goes when something of it can be taken', async () => {
    const { push } = await openCalls(lost);
    push({ ...state, revision: state.revision + 1 });
    expect(screen.queryByRole('region', { name: /cannot take/ })).toBeNull();
  });
});

describe('several calls', () => {
  it('stand newest first, as main tells them', async () => {
    const second = callWith({ id: 'call-2', firstSharedAtMs: NOON_MS + 60_000 });
    await openCalls(sharing({ calls: [second, callWith()] }));
    expect(
      screen.getAllByRole('article').map((one) => one.querySelector('h2')?.textContent),
    ).toEqual(['911 call, 14:06:09', '911 call, 14:05:09']);
  });
});

describe('an alert', () => {
  it('is named as it was said, with its message, channel and time', async () => {
    await openCalls(sharing({ alerts: [alertWith()] }));
    const text = article('LOCKDOWN').textContent;
    expect(text).toContain('Lock the doors.');
    expect(text).toContain('Alert from Share911 · at 14:05:09 · for East Branch');
    expect(text).not.toContain('DRILL');
  });

  it('that is a drill says so', async () => {
    await openCalls(sharing({ alerts: [alertWith({ isDrill: true })] }));
    expect(article('LOCKDOWN').textContent).toContain('DRILL');
  });

  it('that is over says since when', async () => {
    await openCalls(sharing({ alerts: [alertWith({ clearedAtMs: NOON_MS + 60_000 })] }));
    expect(article('LOCKDOWN').textContent).toContain('all clear 14:06:09');
  });

  it('is put away by Close; a refusal stays on it', async () => {
    const answers = { closeAlert: refusing({ kind: 'storage', reason: 'disk-full', detail: '' }) };
    const { inputs, settle } = await openCalls(sharing({ alerts: [alertWith()] }), answers);
    fireEvent.click(button('Close'));
    await settle();
    expect(inputs('closeAlert')).toEqual([{ seq: 1 }]);
    expect(screen.getByRole('alert').textContent).toContain('The disk is full.');
  });
});

describe('an alert in CAP', () => {
  const links = (msgType: CapLinks['msgType'], references: readonly string[] = []): CapLinks => ({
    name: { sender: 'a', identifier: 'b', sent: 'c' },
    msgType,
    references: references.map((identifier) => ({ sender: 'a', identifier, sent: 'c' })),
    unreadableReferences: 0,
  });
  const cancel = (references: readonly string[], unknownReferences: number) =>
    alertWith({
      ...{ seq: 3, kind: 'all-clear', name: 'Cancel', message: null, format: 'cap' },
      ...{ cap: links('cancel', references), unknownReferences },
    });

  it('that was replaced says so, and is no alarm any more', async () => {
    await openCalls(sharing({ alerts: [alertWith({ replacedAtMs: NOON_MS + 60_000 })] }));
    expect(article('LOCKDOWN').textContent).toContain('replaced 14:06:09, see the newer message');
    expect(article('LOCKDOWN').className).toBe('alert-card calm');
  });

  it('that has expired says so and stays an alarm', async () => {
    await openCalls(sharing({ alerts: [alertWith({ expiresAtMs: NOON_MS - 60_000 })] }));
    expect(article('LOCKDOWN').textContent).toContain('its own time ran out 14:04:09');
    expect(article('LOCKDOWN').className).toBe('alert-card alarm');
  });

  it('that expires while the window is open says so then', async () => {
    const state = sharing({ alerts: [alertWith({ expiresAtMs: NOON_MS + 50_000 })] });
    const { pass } = await openCalls(state);
    expect(article('LOCKDOWN').textContent).not.toContain('ran out');
    pass(80_000);
    expect(article('LOCKDOWN').textContent).toContain('ran out');
  });

  it.each([
    [['x'], 1, 'It ends an alert that this desk never received. Nothing here has ended.', 'calm'],
    [['x', 'y'], 1, 'It also ends an alert that this desk never received.', 'over'],
    [[], 0, 'It names no alert, so it ends none.', 'calm'],
  ] as const)('that cancels %j with %i unknown says so', async (names, unknown, words, tone) => {
    await openCalls(sharing({ alerts: [cancel(names, unknown)] }));
    expect(article('Cancel').textContent).toContain('Cancellation from Share911');
    expect(article('Cancel').textContent).toContain(words);
    expect(article('Cancel').className).toBe(`alert-card ${tone}`);
  });

  it('that cancels what is here says no more than that, and closes no panic', async () => {
    const state = sharing(
      { alerts: [cancel(['x'], 0)] },
      { deliveries: [deliveryWith('THREAT', { state: 'accepted' })] },
    );
    await openCalls(state);
    expect(article('Cancel').textContent).not.toContain('received');
    expect(noButton('Close our panics')).toBe(true);
  });

  it('that updates what never came says so', async () => {
    const update = alertWith({ cap: links('update', ['x']), unknownReferences: 1 });
    await openCalls(sharing({ alerts: [update] }));
    expect(article('LOCKDOWN').textContent).toContain(
      'It replaces a message that this desk never received.',
    );
    expect(article('LOCKDOWN').className).toBe('alert-card alarm');
  });
});

describe('an all clear', () => {
  const panic = deliveryWith('THREAT', { state: 'accepted' });
  const later = { ...allClear, receivedAtMs: NOON_MS + 60_000 };

  it('offers to close our panics, and asks main for just that', async () => {
    const { inputs, settle } = await openCalls(
      sharing({ alerts: [later] }, { deliveries: [panic] }),
    );
    expect(article('ALL CLEAR').textContent).toContain('Closing its card sends nothing.');
    fireEvent.click(button('Close our panics'));
    await settle();
    expect(inputs('closePanicsAfter')).toEqual([{ seq: 2 }]);
    expect(inputs('standDown')).toEqual([]);
  });

  it.each([
    ['that is not accepted yet', deliveryWith('THREAT', { state: 'waiting' })],
    ['that is closed', { ...panic, closed: true }],
    ['of a check-in', deliveryWith('SAFE', { state: 'accepted' })],
    ['pressed after it', { ...panic, rungs: { ...panic.rungs, pressedMs: NOON_MS + 60_001 } }],
  ])('offers nothing for a press %s', async (_, press) => {
    await openCalls(sharing({ alerts: [later] }, { deliveries: [press] }));
    expect(noButton('Close our panics')).toBe(true);
  });

  it('is all that offers it', async () => {
    const alerts = [{ ...later, kind: 'alert' as const }];
    await openCalls(sharing({ alerts }, { deliveries: [panic] }));
    expect(noButton('Close our panics')).toBe(true);
  });
});

describe('in practice', () => {
  const practice = stateWith({
    world: 'practice',
    practice: { url: 'http://127.0.0.1:5', scenario: 'happy', siteId: 'practice_site' },
  });
  const panel = () => screen.getByRole('region', { name: 'Try it' });

  it.each([
    ['A call from our building', 'here'],
    ['A call near us', 'near'],
    ['A call far away', 'far'],
    ['A call without a place', 'no-place'],
    ['A newer place for the last call', 'update'],
  ])('“%s” lets the practice service share it', async (name, scenario) => {
    const { inputs, settle } = await openCalls(practice);
    fireEvent.click(within(panel()).getByRole('button', { name }));
    await settle();
    expect(inputs('practiceShare')).toEqual([{ scenario }]);
  });

  it.each(['LOCKDOWN', 'ALL CLEAR'])('“Send %s” lets it send that', async (name) => {
    const { inputs, settle } = await openCalls(practice);
    fireEvent.click(within(panel()).getByRole('button', { name: `Send ${name}` }));
    await settle();
    expect(inputs('practiceAlert')).toEqual([{ name }]);
  });

  it('every card is marked, and nothing of live stays', async () => {
    const { push, settle } = await openCalls(sharing({ calls: [callWith()] }));
    fireEvent.click(button('Show number'));
    await settle();
    push({ ...practice, revision: 2, calls: [callWith()], alerts: [alertWith()] });
    expect(article('LOCKDOWN').textContent).toContain('PRACTICE');
    expect(article(/^911 call/).textContent).toContain('PRACTICE');
    expect(article(/^911 call/).textContent).toContain('••• ••• 0142');
  });

  it('live offers nothing to try', async () => {
    await openCalls(stateWith());
    expect(screen.queryByRole('region', { name: 'Try it' })).toBeNull();
  });
});

describe('in Spanish', () => {
  it('the cards speak it too', async () => {
    const { push, settle } = await openCalls(sharing({ calls: [callWith({ distanceM: 1234 })] }));
    push(sharing({ calls: [callWith({ distanceM: 1234 })] }, { language: 'es', revision: 2 }));
    await settle();
    const card = article(/^Llamada al 911/);
    expect(card.textContent).toContain('a 1,2 km de aquí');
    expect(within(card).getByRole('button', { name: 'No es el nuestro' })).toBeTruthy();
  });
});

describe('a flood of calls', () => {
  it('is drawn ten at a time, so that the window stays quick', async () => {
    const calls = Array.from({ length: 25 }, (_, index) => callWith({ id: `call-${index}` }));
    await openCalls(sharing({ calls }));
    expect(screen.getAllByRole('article')).toHaveLength(10);
    fireEvent.click(button('Show 15 more calls'));
    expect(screen.getAllByRole('article')).toHaveLength(20);
    fireEvent.click(button('Show 5 more calls'));
    expect(screen.getAllByRole('article')).toHaveLength(25);
    expect(screen.queryByRole('button', { name: /more call/ })).toBeNull();
  });
});
