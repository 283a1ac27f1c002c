// The whole window on its Calls screen, with a main that has nothing earlier.
import { screen, within } from '@testing-library/react';
import { ok } from '../../src/shared/core/failure';
import type { EmergencyCall } from '../../src/shared/calls/emergency-call';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings/settings';
import type { ReceivedAlert } from '../../src/shared/alerts/share911-alert';
import type { AppState } from '../../src/shared/state';
import { goTo } from '../../src/renderer/kit/navigation';
import { stateWith } from '../fakes/app-state';
import { openWindow, type Answers } from './fake-window';

export const CALM_MS = 600;
export const NUMBER = '16145550142';

interface Incoming {
  readonly calls?: readonly EmergencyCall[];
  readonly alerts?: readonly ReceivedAlert[];
}

export function sharing(incoming: Incoming, parts: Partial<AppState> = {}): AppState {
  return stateWith({ ...incoming, ...parts });
}

/** Settings with a site 230 m north of the usual call, unless `parts` says otherwise. */
export function settingsWith(parts: Partial<Settings> = {}): Settings {
  return {
    ...DEFAULT_SETTINGS,
    site: { latitude: 39.96327, longitude: -82.9988, radiusM: 150 },
    ...parts,
  };
}

/** What main says when nothing was ever shared before. */
export const NOTHING_EARLIER: Partial<Answers> = {
  callHistory: () => Promise.resolve(ok([])),
  alertHistory: () => Promise.resolve(ok([])),
  revealCall: () => Promise.resolve(ok({ number: NUMBER })),
  callRaw: () => Promise.resolve(ok({ text: '{\n  "query": "…"\n}' })),
  callRadioText: ({ withNumber }) =>
    Promise.resolve(ok({ text: withNumber ? `911 call. Number ${NUMBER}.` : '911 call.' })),
};

/** Draws the window and goes to Calls; buttons that have just appeared are calm by then. */
export async function openCalls(state: AppState, answers: Partial<Answers> = {}) {
  const opened = openWindow(state, undefined, { ...NOTHING_EARLIER, ...answers });
  goTo(opened.navigation, 'calls');
  await screen.findByRole('heading', { level: 1, name: 'Calls' });
  await opened.settle();
  opened.pass(CALM_MS);
  return opened;
}

export const callCard = () => screen.getByRole('article', { name: /^911 call/ });
export const inCard = () => within(callCard());
export const button = (name: string | RegExp) =>
  screen.getByRole<HTMLButtonElement>('button', { name });
export const noButton = (name: string) => screen.queryByRole('button', { name }) === null;

/** The state that follows, one revision later. */
export function next(state: AppState, parts: Partial<AppState>): AppState {
  return { ...state, revision: state.revision + 1, ...parts };
}
