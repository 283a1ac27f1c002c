// Starts the desktop's own programs, each in a session of its own and with its words kept in a log.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../lib/say.mjs';

const READY_WITHIN_MS = 20_000;

/** Gives { start, pids, close }; `start` resolves with what the program writes on its descriptor 3, if asked. */
export function createStarter(folder, tracker) {
  const logFile = join(folder, 'desktop.log');
  const log = openSync(logFile, 'a');
  const pids = [];
  const start = (command, args, { env, input, readyOnFd3 = false }) =>
    new Promise((resolve, reject) => {
      const stdio = [input ? 'pipe' : 'ignore', log, log, readyOnFd3 ? 'pipe' : 'ignore'];
      // Detached: Ctrl+C at the terminal must reach the app first, while it still has a screen.
      const child = spawn(command, args, { env, stdio, detached: true, cwd: folder });
      const fail = (why) =>
        reject(new PlainError(`${command} ${why}\n${readFileSync(logFile, 'utf8')}`));
      child.once('error', (error) => fail(error.message));
      child.once('exit', (code, signal) => fail(`ended at once (${code ?? signal})`));
      if (child.pid) {
        pids.push(child.pid);
        tracker.add(child.pid);
      }
      child.stdin?.on('error', () => undefined).end(input);
      if (!readyOnFd3) return resolve();
      const timer = setTimeout(fail, READY_WITHIN_MS, 'did not become ready');
      child.stdio[3].once('data', (text) => {
        clearTimeout(timer);
        resolve(String(text).trim());
      });
    });
  return { start, pids, close: () => closeSync(log) };
}
