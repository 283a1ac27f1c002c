// What the tray shows of questions and their answers.
import { describe, expect, it } from 'vitest';
import { createTexts } from '../../../src/main/desktop/words';
import { trayIcon, trayView } from '../../../src/main/desktop/tray-view';
import type { Verification } from '../../../src/shared/verification/verification';
import { deliveryWith, stateWith } from '../../fakes/app-state';
import { contactWith, verificationWith } from '../../fakes/verifications';

const texts = createTexts('en');
const stateOf = (verification: Verification) => stateWith({ verifications: [verification] });
const labels = (verification: Verification): string[] =>
  trayView(stateOf(verification), texts).menu.map((entry) =>
    entry.kind === 'separator' ? '-' : entry.label,
  );
const unsure = verificationWith({
  delivery: { ...verificationWith().delivery, state: 'unsure' },
  status: null,
});

describe('the tray', () => {
  it('asks for attention while an answer has not been seen, and no longer', () => {
    const answered = verificationWith({ contacts: [contactWith('confirmed')], unseenAnswers: 1 });
    expect(trayIcon(stateOf(answered))).toBe('attention');
    expect(trayIcon({ ...stateOf(answered), world: 'practice' })).toBe('practice-attention');
    expect(trayIcon(stateOf({ ...answered, unseenAnswers: 0 }))).toBe('ready');
    expect(labels(answered)).toContain('New answer: Grace Miller: Yes, it is real');
  });

  it('asks for attention while only a person can say what to do with a question', () => {
    expect(trayIcon(stateOf(unsure))).toBe('attention');
    expect(labels(unsure)).toContain('May have gone out: Main Office. Open Verify.');
  });

  it('never lets an answer hide a press on its way', () => {
    const deliveries = [deliveryWith('THREAT', { state: 'sending' })];
    expect(trayIcon({ ...stateOf(unsure), deliveries })).toBe('sending');
  });

  it('names an open question and opens Verify, below the statuses', () => {
    const { menu } = trayView(stateOf(verificationWith()), texts);
    const at = menu.findIndex(
      (entry) => entry.kind === 'command' && entry.command.kind === 'open' && entry.command.screen,
    );
    const safe = menu.findIndex((entry) => entry.kind === 'command' && entry.label === 'I am safe');
    expect(menu[at]).toMatchObject({ label: 'Open Verify' });
    expect(at).toBeGreaterThan(safe);
    expect(labels(verificationWith())).toContain('Asked Main Office: waiting for answers');
  });

  it('leaves a question out once it is over and nothing is new', () => {
    expect(labels(verificationWith({ expired: true }))).not.toContain('Open Verify');
  });
});
