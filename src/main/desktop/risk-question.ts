// Asks before the window opens this desk to others, or lets somebody outside learn where a call is.
import type { MessageBoxOptions } from 'electron';
import { isLoopbackHost } from '../../shared/core/setting-text';
import type { Settings, SettingsPatch } from '../../shared/settings/settings';
import type { Texts } from './words';

/** The question, or undefined for a change that opens nothing. Its first button changes nothing. */
export function riskQuestion(
  patch: SettingsPatch,
  current: Settings,
  texts: Texts,
): MessageBoxOptions | undefined {
  const host = patch.webhooks?.host?.trim() ?? current.webhooks.host;
  const tileUrl = patch.calls?.tileUrl ?? current.calls.tileUrl;
  const details = [
    ...(host !== current.webhooks.host && !isLoopbackHost(host)
      ? [texts.say('risk.receiver', { host })]
      : []),
    ...(tileUrl !== current.calls.tileUrl && tileUrl !== ''
      ? [texts.say('risk.pictures', { host: hostOf(tileUrl) })]
      : []),
  ];
  if (details.length === 0) return undefined;
  return {
    type: 'warning',
    title: texts.say('risk.title'),
    message: texts.say('risk.message'),
    detail: details.join('\n\n'),
    buttons: [texts.say('risk.stay'), texts.say('risk.change')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
}

/** True when the change may be made. `ask` answers the index of the button. */
export async function mayChange(
  patch: SettingsPatch,
  current: Settings,
  texts: Texts,
  ask: (question: MessageBoxOptions) => Promise<number>,
): Promise<boolean> {
  const question = riskQuestion(patch, current, texts);
  return question === undefined || (await ask(question)) === 1;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.slice(0, 100);
}
