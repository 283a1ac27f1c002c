// The sessions of one way out, replaced by new ones whenever Chromium's network service has died under them.
import { net, session, type Session } from 'electron';

export interface Line {
  readonly session: Session;
  /** Ends when the network service has died: nothing that is on its way here comes to an end by itself. */
  readonly gone: AbortSignal;
}

export interface Lines {
  current(): Line;
  /** Nothing new goes over `line`: the next one has sessions that nothing has touched. */
  renew(line: Line): void;
  /** The same, and what is still on its way ends now. */
  end(): void;
}

/** Answered inside the network service, so that no byte leaves this computer. */
const NOWHERE = 'http://127.0.0.1:1/';
const PULSE_MS = 2_000;
/** Where we were held up ourselves the answer lies ready: it is heard before anybody is called dead. */
const HEARING_MS = 100;

/**
 * On Electron 33 a session whose request was on its way when the network service died fails every later
 * request with ERR_FAILED, for good; a new session works at once (measured).
 */
export function createLines(name: string, onOpen: (number: number) => void): Lines {
  let opened = 0;
  let controller = new AbortController();
  let line = open();

  function open(): Line {
    opened += 1;
    controller = new AbortController();
    const suffix = opened === 1 ? '' : `-${opened}`;
    const made = {
      session: session.fromPartition(`vendor-${name}${suffix}`, { cache: false }),
      gone: controller.signal,
    };
    onOpen(opened);
    return made;
  }

  return {
    current: () => line,
    renew(old) {
      if (old === line) line = open();
    },
    end() {
      const ending = controller;
      line = open();
      ending.abort();
    },
  };
}

/**
 * Whether the session takes requests at all: asked exactly as a press would be, for a port that Chromium never
 * opens. A dead session says ERR_FAILED, a network service that is stopped says nothing.
 */
export function hasPulse(line: Line): Promise<boolean> {
  return new Promise((resolve) => {
    const request = net.request({ url: NOWHERE, session: line.session, redirect: 'manual' });
    const end = (isAlive: boolean): void => {
      clearTimeout(patience);
      resolve(isAlive);
    };
    const giveUp = (): void => {
      end(false);
      request.abort();
    };
    let patience = setTimeout(() => {
      patience = setTimeout(giveUp, HEARING_MS);
    }, PULSE_MS - HEARING_MS);
    request.on('login', (_info, callback) => callback());
    request.on('response', () => end(true));
    request.on('error', (error) => end(!error.message.endsWith('ERR_FAILED')));
    request.end();
  });
}
