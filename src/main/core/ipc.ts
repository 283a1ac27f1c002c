// Serves the contract to the window: right frame, right shape, and always an answer.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { CALLS, callChannel, STATE_CHANNEL, type CallName } from '../../shared/channels';
import { failed, invalidInput, type Result } from '../../shared/core/failure';
import { INPUTS, type Output, type Parsed } from '../../shared/ipc';
import type { AppState } from '../../shared/state';

export type Handlers = {
  readonly [N in CallName]: (input: Parsed<N>) => Result<Output<N>> | Promise<Result<Output<N>>>;
};

export interface IpcDeps {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** True for our own page only. */
  readonly isOwnPage: (url: string) => boolean;
  /** Those of this moment: which environment answers may change. */
  readonly handlers: () => Handlers;
  readonly log: (message: string) => void;
}

/** Answers every call of the contract until the returned function is called. */
export function serveIpc(deps: IpcDeps): () => void {
  for (const name of CALLS) {
    deps.ipcMain.handle(callChannel(name), (event, input: unknown) =>
      answer(deps, name, event, input),
    );
  }
  return () => {
    for (const name of CALLS) deps.ipcMain.removeHandler(callChannel(name));
  };
}

async function answer<N extends CallName>(
  deps: IpcDeps,
  name: N,
  event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
  input: unknown,
): Promise<Result<Output<N>>> {
  if (!isTrusted(event, deps.isOwnPage)) {
    deps.log(`refused ${name}: not our main frame`);
    return failed({ kind: 'unauthorized', detail: 'this page may not call Tocsin' });
  }
  const parsed = INPUTS[name].safeParse(input);
  if (!parsed.success) return failed(invalidInput(parsed.error, name));
  try {
    return await deps.handlers()[name](parsed.data as Parsed<N>);
  } catch (error) {
    deps.log(
      `${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return failed({ kind: 'bug', detail: `${name} failed unexpectedly; the log has the details` });
  }
}

function isTrusted(
  event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>,
  isOwnPage: (url: string) => boolean,
): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url);
}

/** Sends a snapshot to one window; a window that is going away is not an error. */
export function pushState(
  contents: Pick<WebContents, 'isDestroyed' | 'send'>,
  state: AppState,
): void {
  if (!contents.isDestroyed()) contents.send(STATE_CHANNEL, state);
}
