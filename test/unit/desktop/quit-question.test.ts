// Quitting asks in live always, in practice while something is unsent.
import { describe, expect, it } from 'vitest';
import { mayQuit, quitQuestion } from '../../../src/main/desktop/quit-question';
import { createTexts } from '../../../src/main/desktop/words';
import { isSettled, PressState } from '../../../src/shared/delivery';
import { deliveryWith, stateWith } from '../../fakes/app-state';
import { verificationWith } from '../../fakes/verifications';

const texts = createTexts('en');
const withDeliveries = (...deliveries: ReturnType<typeof deliveryWith>[]) =>
  stateWith({ world: 'practice', deliveries });

describe('quitting', () => {
  it.each(PressState.options)('asks only if a press that is %s could still go out', (state) => {
    const question = quitQuestion(withDeliveries(deliveryWith('THREAT', { state })), texts);
    expect(question === undefined).toBe(isSettled(state));
  });

  it('names the press, and keeps the app open on Enter and on Escape', () => {
    const question = quitQuestion(withDeliveries(deliveryWith('THREAT')), texts);
    expect(question?.message).toBe('“Threat” has not been accepted yet.');
    expect(question?.buttons).toEqual(['Keep Tocsin open', 'Quit anyway']);
    expect([question?.defaultId, question?.cancelId]).toEqual([0, 0]);
  });

  it('counts several', () => {
    const state = withDeliveries(deliveryWith('THREAT'), deliveryWith('TRAPPED'));
    expect(quitQuestion(state, texts)?.message).toBe(
      '2 presses or questions have not been accepted yet.',
    );
  });

  it('names a question to contacts that could still go out or waits for a decision', () => {
    const { delivery } = verificationWith();
    const waiting = verificationWith({ delivery: { ...delivery, state: 'unsure' } });
    const asking = (verification: typeof waiting) =>
      quitQuestion(stateWith({ world: 'practice', verifications: [verification] }), texts);
    expect(asking(waiting)?.message).toBe('The question to Main Office has not been accepted yet.');
    expect(asking(verificationWith())).toBeUndefined();
  });

  it('asks in live with nothing unsent too, and says what would not work', () => {
    const question = quitQuestion(stateWith({ world: 'live' }), texts);
    expect(question?.message).toBe('This desk is live.');
    expect(question?.detail).toContain('the panic keys do not work');
    expect([question?.defaultId, question?.cancelId]).toEqual([0, 0]);
  });

  it('names what is unsent rather than the world', () => {
    const state = stateWith({ world: 'live', deliveries: [deliveryWith('THREAT')] });
    expect(quitQuestion(state, texts)?.message).toBe('“Threat” has not been accepted yet.');
  });

  it('goes on only after "Quit anyway", or without asking when nothing is left behind', async () => {
    const unsent = withDeliveries(deliveryWith('THREAT'));
    expect(await mayQuit(unsent, texts, () => Promise.resolve(1))).toBe(true);
    expect(await mayQuit(unsent, texts, () => Promise.resolve(0))).toBe(false);
    const never = () => Promise.reject(new Error('asked'));
    expect(await mayQuit(withDeliveries(), texts, never)).toBe(true);
  });
});
