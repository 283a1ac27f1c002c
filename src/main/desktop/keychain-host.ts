// Starts the process that holds the keychain.
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';

interface StartedProcess {
  post(message: object): void;
  onReply(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

/** Needs a ready app. */
export function startKeychainProcess(): StartedProcess {
  const entry = join(app.getAppPath(), 'out', 'main', 'keychain-process.js');
  const child = utilityProcess.fork(entry, [], { serviceName: 'Tocsin keychain', stdio: 'ignore' });
  return {
    post: (message) => child.postMessage(message),
    onReply: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill() {
      // A thread that hangs in the keyring need not hear a polite word.
      if (child.pid === undefined) child.kill();
      else process.kill(child.pid, 'SIGKILL');
    },
  };
}
