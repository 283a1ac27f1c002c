// Exposes window.tocsin: calls, the state and nothing else of Electron. Main knows which calls there are.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_CHANNEL, SHOW_CHANNEL, STATE_CHANNEL } from '../shared/channels';
import type { Result } from '../shared/core/failure';
import type { CallName, Input, Output, TocsinApi } from '../shared/ipc';
import type { AppState } from '../shared/state';

const FIRST_STATE_RETRY_MS = 500;

async function call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
  try {
    return (await ipcRenderer.invoke(CALL_CHANNEL, name, input)) as Result<Output<N>>;
  } catch (error) {
    return { ok: false, failure: { kind: 'bug', detail: String(error).slice(0, 500) } };
  }
}

/** Listens first and asks second, so that no change falls between; an older revision never follows a newer. */
function onState(listener: (state: AppState) => void): () => void {
  let latest = -1;
  let removed = false;
  const deliver = (state: AppState): void => {
    if (removed || state.revision < latest) return;
    latest = state.revision;
    listener(state);
  };
  const ask = async (): Promise<void> => {
    const answer = await call('getState', undefined);
    if (answer.ok) deliver(answer.value);
    else if (!removed && latest < 0) setTimeout(() => void ask(), FIRST_STATE_RETRY_MS);
  };
  const remove = listen(STATE_CHANNEL, (value) => deliver(value as AppState));
  void ask();
  return () => {
    removed = true;
    remove();
  };
}

function listen(channel: string, listener: (value: unknown) => void): () => void {
  const heard = (_event: IpcRendererEvent, value: unknown): void => listener(value);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.removeListener(channel, heard);
  };
}

const api: TocsinApi = {
  call,
  onState,
  onShow: (listener) => listen(SHOW_CHANNEL, (screen) => listener(String(screen))),
};

contextBridge.exposeInMainWorld('tocsin', api);
