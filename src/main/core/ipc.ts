// Serves the contract to the window: right frame, known call, right shape, and always an answer.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { z } from 'zod';
import { CALL_CHANNEL, STATE_CHANNEL } from '../../shared/channels';
import type { HandlersOf } from '../../shared/core/call';
import { failed, invalidInput, type Failure, type Result } from '../../shared/core/failure';
import { CALLS, type CallName } from '../../shared/ipc';
import type { AppState } from '../../shared/state';
import type { Logger } from './lib/logger';

export type Handlers = HandlersOf<typeof CALLS>;

export interface IpcDeps {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** True for our own page only. */
  readonly isOwnPage: (url: string) => boolean;
  /** Those of this moment: which environment answers may change. */
  readonly handlers: () => Handlers;
  readonly log: Pick<Logger, 'warn' | 'error'>;
}

type Asking = Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>;

const NOT_OURS: Failure = { kind: 'unauthorized', detail: 'this page may not call Tocsin' };
const UNKNOWN: Failure = { kind: 'invalid-input', detail: 'there is no such call', field: 'name' };

/** Answers every call of the contract until the returned function is called. */
export function serveIpc(deps: IpcDeps): () => void {
  const check = createOutputCheck(deps.log);
  deps.ipcMain.handle(CALL_CHANNEL, async (event: Asking, name: unknown, input: unknown) => {
    const known = isCallName(name) ? name : null;
    if (!isTrusted(event, deps.isOwnPage)) {
      deps.log.warn(`refused ${known ?? 'an unknown call'}: not our main frame`);
      return failed(NOT_OURS);
    }
    if (known === null) return failed(UNKNOWN);
    const answer = await answerOf(deps, known, input);
    // Once the answer has left: a press waits for nobody's checks.
    setImmediate(check, known, answer);
    return answer;
  });
  return () => deps.ipcMain.removeHandler(CALL_CHANNEL);
}

/** Its own names only: `constructor` is none. */
function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CALLS, name);
}

async function answerOf(
  { handlers, log }: IpcDeps,
  name: CallName,
  input: unknown,
): Promise<Result<unknown>> {
  const parsed = CALLS[name].input.safeParse(input);
  if (!parsed.success) return failed(invalidInput(parsed.error, name));
  const handle = handlers()[name] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>;
  try {
    return await handle(parsed.data);
  } catch (error) {
    log.error(
      `${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return failed({ kind: 'bug', detail: `${name} failed unexpectedly; the log has the details` });
  }
}

/**
 * An answer that its contract does not say is a bug of ours, told once for each place and without its values. It
 * changes nothing for the window: what is done is done. Not compiled first: most answers are checked a few times only.
 */
function createOutputCheck(log: IpcDeps['log']): (name: CallName, answer: Result<unknown>) => void {
  const told = new Set<string>();
  const tell = (line: string): void => {
    if (told.has(line)) return;
    told.add(line);
    log.error(line);
  };
  return (name, answer) => {
    try {
      if (!answer.ok) return;
      const fit = CALLS[name].output.safeParse(answer.value, { jitless: true });
      for (const issue of fit.error?.issues.slice(0, 10) ?? []) {
        tell(`${name} answered what its contract does not say: ${placeOf(issue)}`);
      }
    } catch {
      tell(`${name} answered what cannot be checked`);
    }
  };
}

/** `deliveries.*.state (invalid_value)`: which one of a list says nothing about the bug. */
function placeOf(issue: z.core.$ZodIssue): string {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [];
  const path = [...issue.path, ...keys].map((key) => (typeof key === 'number' ? '*' : String(key)));
  return `${path.join('.') || 'all of it'} (${issue.code})`;
}

function isTrusted(event: Asking, isOwnPage: (url: string) => boolean): boolean {
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
