// Asks before quitting in live, where nothing would call for help any more, and while something has not been accepted yet.
import type { MessageBoxOptions } from 'electron';
import { isSettled } from '../../shared/delivery';
import type { AppState } from '../../shared/state';
import { statusWords, type Texts } from './words';

/** The question, or undefined when nothing would be left behind. Its first button stays. */
export function quitQuestion(state: AppState, texts: Texts): MessageBoxOptions | undefined {
  const unsent = [
    ...state.deliveries
      .filter((delivery) => !isSettled(delivery.state))
      .map((delivery) => texts.say('quit.unsentOne', { status: statusWords(delivery, texts) })),
    ...state.verifications
      .filter(({ delivery }) => !isSettled(delivery.state))
      .map(({ ask }) => texts.say('quit.unsentQuestion', { site: ask.siteName || ask.siteId })),
  ];
  const [first = state.world === 'live' ? texts.say('quit.live') : undefined] = unsent;
  if (first === undefined) return undefined;
  return {
    type: 'warning',
    title: texts.say('quit.title'),
    message: unsent.length > 1 ? texts.say('quit.unsentMany', { count: unsent.length }) : first,
    detail: texts.say('quit.detail'),
    buttons: [texts.say('quit.stay'), texts.say('quit.leave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
}

/** True when quitting may go on. `ask` answers the index of the button. */
export async function mayQuit(
  state: AppState,
  texts: Texts,
  ask: (question: MessageBoxOptions) => Promise<number>,
): Promise<boolean> {
  const question = quitQuestion(state, texts);
  return question === undefined || (await ask(question)) === 1;
}
