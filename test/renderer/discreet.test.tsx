// Discreet presses: nothing on the screen until the operator comes to look.
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { deliveryWith, NOON_MS, stateWith } from '../fakes/app-state';
import { openWindow } from './fake-window';

const later = {
  state: 'sending' as const,
  rungs: {
    pressedMs: NOON_MS + 1000,
    savedMs: NOON_MS + 1001,
    sentMs: null,
    acceptedMs: null,
    answeredMs: null,
  },
};
const byKeys = deliveryWith('THREAT', later, 'hotkey');

describe('a press by keys', () => {
  it('shows no card and says nothing while the window is open', () => {
    const { push } = openWindow(stateWith());
    push(stateWith({ revision: 2, deliveries: [byKeys] }));
    expect(screen.queryByRole('article')).toBeNull();
    expect(screen.queryByText(/Threat:/)).toBeNull();
  });

  it('shows its card once the operator turns to the window', () => {
    const { push, pass } = openWindow(stateWith());
    push(stateWith({ revision: 2, deliveries: [byKeys] }));
    pass(2000);
    fireEvent.focus(window);
    expect(screen.getByRole('article', { name: 'Threat' })).toBeTruthy();
  });

  it.each(['failed', 'expired'] as const)('shows its card at once when it has %s', (state) => {
    const { push } = openWindow(stateWith());
    push(stateWith({ revision: 2, deliveries: [{ ...byKeys, state }] }));
    expect(screen.getByRole('article', { name: 'Threat' })).toBeTruthy();
  });

  it.each([-3_600_000, 3_600_000])(
    'stays shown, or hidden, when the clock is set by %i ms',
    (jumpMs) => {
      const { push } = openWindow(stateWith({ deliveries: [byKeys] }));
      const moved = (press: typeof byKeys) => {
        const rungs = { ...press.rungs, pressedMs: press.rungs.pressedMs + jumpMs };
        return { ...press, rungs };
      };
      const hidden = { ...deliveryWith('MEDICAL_EMERGENCY', later, 'hotkey') };
      push(stateWith({ revision: 2, deliveries: [moved(hidden), moved(byKeys)] }));
      expect(screen.getByRole('article', { name: 'Threat' })).toBeTruthy();
      expect(screen.queryByRole('article', { name: 'Medical emergency' })).toBeNull();
    },
  );

  it('shows its card at once where discreet mode is off', () => {
    const { settings } = stateWith();
    openWindow(
      stateWith({
        deliveries: [byKeys],
        settings: { ...settings, panic: { ...settings.panic, discreetHotkeys: false } },
      }),
    );
    expect(screen.getByRole('article', { name: 'Threat' })).toBeTruthy();
  });

  it.each(['failed', 'expired'] as const)(
    'shows its card by itself once it has %s, unless IT decided otherwise',
    (state) => {
      const { push } = openWindow(stateWith());
      const lost = deliveryWith('THREAT', { ...later, state }, 'hotkey');
      const { settings } = stateWith();
      const silent = { ...settings, panic: { ...settings.panic, discreetFailures: true } };
      push(stateWith({ revision: 2, deliveries: [lost], settings: silent }));
      expect(screen.queryByRole('article')).toBeNull();
      push(stateWith({ revision: 3, deliveries: [lost] }));
      expect(screen.getByRole('article', { name: 'Threat' })).toBeTruthy();
    },
  );

  it('hides nothing that was pressed in another way', () => {
    openWindow(stateWith({ deliveries: [deliveryWith('THREAT', later, 'tray')] }));
    expect(screen.getByRole('article', { name: 'Threat' })).toBeTruthy();
  });
});
