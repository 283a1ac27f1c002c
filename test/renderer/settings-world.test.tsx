// Settings with weight: going live, and the keys that work in every program.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import type { HotkeyState } from '../../src/shared/settings/hotkey';
import { DEFAULT_SETTINGS } from '../../src/shared/settings/settings';
import type { AppState } from '../../src/shared/state';
import { NOON_MS, readinessWith, stateWith, troubleWith } from '../fakes/app-state';
// Loaded ahead, as the shell does: the screen itself comes lazily.
import '../../src/renderer/shell/settings-page';
import { openWindow } from './fake-window';

async function openSettings(parts: Partial<AppState> = {}) {
  const opened = openWindow(stateWith(parts));
  fireEvent.click(screen.getByRole('link', { name: 'Settings' }));
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return opened;
}
const button = (name: string) => screen.getByRole('button', { name });
const practice: Partial<AppState> = {
  world: 'practice',
  practice: { url: 'http://127.0.0.1:1', scenario: 'happy', siteId: 'practice_site' },
};

describe('going live', () => {
  it('names what is missing and asks nothing yet', async () => {
    const { api, inputs, settle } = await openSettings(practice);
    api.answers.goLive = () => Promise.resolve(ok({ live: false, missing: ['not-set-up-key'] }));
    fireEvent.click(button('Go live…'));
    await settle();
    expect(inputs('goLive')).toEqual([{ confirmed: false }]);
    expect(screen.getByRole('alert').textContent).toContain('The Share911 key is missing');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('asks once, in plain words, and goes only when told to', async () => {
    const own = { location: 'Main Office', room: '12', callbackPhone: '+1 614 555 0100' };
    const desk = { ...DEFAULT_SETTINGS.desk, ...own };
    const settings = { ...DEFAULT_SETTINGS, desk };
    const { api, inputs, settle } = await openSettings({ ...practice, settings });
    api.answers.goLive = ({ confirmed }) => Promise.resolve(ok({ live: confirmed, missing: [] }));
    fireEvent.click(button('Go live…'));
    await settle();
    const question = screen.getByRole('alertdialog', { name: 'Go live now?' });
    expect(question.textContent).toContain('alerts real people');
    expect(question.textContent).toContain('Location: Main Office · Room 12');
    expect(question.textContent).toContain('Call-back phone: +1 614 555 0100');
    fireEvent.click(within(question).getByRole('button', { name: 'Yes, go live' }));
    await settle();
    expect(inputs('goLive')).toEqual([{ confirmed: false }, { confirmed: true }]);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('stays in practice when the question is refused', async () => {
    const { api, inputs, settle } = await openSettings(practice);
    api.answers.goLive = () => Promise.resolve(ok({ live: false, missing: [] }));
    fireEvent.click(button('Go live…'));
    await settle();
    fireEvent.click(button('Stay in practice'));
    expect(inputs('goLive')).toEqual([{ confirmed: false }]);
  });

  it('has a way back, unless IT has set the world', async () => {
    const { inputs, push } = await openSettings();
    fireEvent.click(button('Go back to practice'));
    const dialog = screen.getByRole('alertdialog', { name: 'Go back to practice?' });
    expect(dialog.textContent).toContain('Presses on this desk will alert nobody.');
    expect(dialog.textContent).toContain('live again by itself after 30 minutes');
    expect(inputs('goPractice')).toEqual([]);
    fireEvent.click(button('Go to practice'));
    expect(inputs('goPractice')).toEqual([undefined]);
    push(stateWith({ revision: 2, lockedSettings: ['mode'] }));
    expect(button('Go back to practice').hasAttribute('disabled')).toBe(true);
    const settings = { ...DEFAULT_SETTINGS, practice: { allowed: false, returnAfterMinutes: 30 } };
    push(stateWith({ revision: 3, settings }));
    expect(button('Go back to practice').hasAttribute('disabled')).toBe(true);
  });

  it('shows in practice when it goes live again, and can be told to stay', async () => {
    const { inputs, push } = await openSettings();
    push(stateWith({ ...practice, revision: 2, practiceUntilMs: NOON_MS + 29 * 60_000 }));
    expect(screen.getByRole('banner').textContent).toContain('Live again in 29:00');
    fireEvent.click(button('Stay in practice until told otherwise'));
    expect(inputs('stayInPractice')).toEqual([undefined]);
  });

  it('offers both ways out of a practice that only lost settings led to', async () => {
    const readiness = readinessWith([troubleWith('was-live')]);
    const { inputs } = await openSettings({ ...practice, readiness });
    expect(button('Go live…').hasAttribute('disabled')).toBe(false);
    fireEvent.click(button('Stay in practice until told otherwise'));
    expect(inputs('stayInPractice')).toEqual([undefined]);
  });

  it('keeps a live desk whose settings were lost by one click', async () => {
    const { api, inputs } = await openSettings({
      readiness: readinessWith([troubleWith('settings-lost')]),
    });
    api.answers.goLive = () => Promise.resolve(ok({ live: true, missing: [] }));
    fireEvent.click(button('Keep live with these settings'));
    expect(inputs('goLive')).toEqual([{ confirmed: true }]);
  });
});

describe('hotkeys', () => {
  const hotkeys: readonly HotkeyState[] = [
    { target: 'THREAT', accelerator: 'Ctrl+Alt+Shift+T', status: 'registered' },
    { target: 'SAFE', accelerator: 'Ctrl+Alt+Shift+9', status: 'taken' },
  ];
  const chord = (code: string) =>
    fireEvent.keyDown(document.body, { code, ctrlKey: true, altKey: true, shiftKey: true });
  const answer = (status: HotkeyState['status']) => () =>
    Promise.resolve(ok({ target: 'TRAPPED' as const, accelerator: null, status }));

  it('are recorded by pressing them', async () => {
    const { api, inputs, settle } = await openSettings({ hotkeys });
    api.answers.setHotkey = answer('registered');
    fireEvent.click(button('Change keys: Trapped'));
    fireEvent.keyDown(document.body, { code: 'ControlLeft', ctrlKey: true });
    expect(inputs('setHotkey')).toEqual([]);
    chord('KeyP');
    await settle();
    expect(inputs('setHotkey')).toEqual([{ target: 'TRAPPED', accelerator: 'Ctrl+Alt+Shift+P' }]);
    expect(screen.queryByText('Press the keys…')).toBeNull();
  });

  it('that Tocsin uses already are refused by name', async () => {
    const { inputs } = await openSettings({ hotkeys });
    fireEvent.click(button('Change keys: Trapped'));
    chord('KeyT');
    expect(screen.getByText('Already used for Threat.')).toBeTruthy();
    expect(inputs('setHotkey')).toEqual([]);
  });

  it('that work already never reach the page: main hears them, sends nothing and tells', async () => {
    const { api, inputs, settle } = await openSettings({ hotkeys });
    api.answers.recordChord = ({ on }) => Promise.resolve(ok(on ? 'Ctrl+Alt+Shift+T' : null));
    fireEvent.click(button('Change keys: Trapped'));
    await settle();
    expect(screen.getByText('Already used for Threat.')).toBeTruthy();
    expect(inputs('setHotkey')).toEqual([]);
    expect(inputs('recordChord')).toEqual([{ on: true }, { on: false }]);
  });

  it('are not recorded any more once the window is left', async () => {
    const { inputs, settle } = await openSettings({ hotkeys });
    fireEvent.click(button('Change keys: Trapped'));
    fireEvent.blur(window);
    await settle();
    expect(screen.queryByText('Press the keys…')).toBeNull();
    expect(inputs('recordChord')).toEqual([{ on: true }, { on: false }]);
  });

  it('that the keyboard lacks are shown as such', async () => {
    const { api, settle } = await openSettings({ hotkeys });
    api.answers.setHotkey = answer('no-key');
    fireEvent.click(button('Change keys: Trapped'));
    chord('KeyP');
    await settle();
    expect(
      screen.getByText('This keyboard layout cannot give these keys. Choose others.'),
    ).toBeTruthy();
  });

  it('that another program uses are shown as such', async () => {
    const { api, settle } = await openSettings({ hotkeys });
    api.answers.setHotkey = answer('taken');
    fireEvent.click(button('Change keys: Trapped'));
    chord('KeyP');
    await settle();
    expect(screen.getByText('Another program uses these keys. Choose others.')).toBeTruthy();
  });

  it('can be removed and set back to the usual ones', async () => {
    const { api, inputs, settle } = await openSettings({ hotkeys });
    api.answers.setHotkey = answer('off');
    fireEvent.click(button('Remove keys: Threat'));
    fireEvent.click(button('Usual keys: I am safe'));
    await settle();
    expect(inputs('setHotkey')).toEqual([
      { target: 'THREAT', accelerator: null },
      { target: 'SAFE', accelerator: 'Ctrl+Alt+Shift+A' },
    ]);
  });

  it('are not recorded once Esc is pressed, and Esc does not leave the screen', async () => {
    const { inputs } = await openSettings({ hotkeys });
    fireEvent.click(button('Change keys: Trapped'));
    fireEvent.keyDown(document.body, { code: 'Escape', key: 'Escape' });
    expect(screen.queryByText('Press the keys…')).toBeNull();
    expect(inputs('setHotkey')).toEqual([]);
    expect(screen.getByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy();
  });

  it('set by IT cannot be changed', async () => {
    await openSettings({ hotkeys, lockedSettings: ['hotkeys'] });
    expect(screen.queryByRole('button', { name: 'Change keys: Threat' })).toBeNull();
  });
});
