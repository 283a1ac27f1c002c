// Runs a command beside others, with its output kept together.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { exitCodeOf, passSignalsOn } from './run.mjs';

/** Its own session on Linux has a share of the processor of its own, which `nice` does not change. */
function stepBack(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
    writeFileSync(`/proc/${pid}/autogroup`, String(constants.priority.PRIORITY_LOW));
  } catch {
    // Another system, or one without such shares: it runs as everything else does.
  }
}

/**
 * Resolves with the exit code; `keep` gets what was printed, whole, at the end. With `stepsBack` it runs at the lowest
 * priority. Rejects when it cannot start.
 */
export function runInBackground(command, args, { timeoutMs, keep, stepsBack, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    if (stepsBack && child.pid !== undefined) stepBack(child.pid);
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (printed += text));
    }
    const stop = passSignalsOn(child);
    const timer = setTimeout(() => child.kill('SIGTERM'), timeoutMs);
    const end = () => (clearTimeout(timer), stop());
    child.once('error', (error) => (end(), reject(error)));
    child.once('close', (code, signal) => {
      end();
      if (printed !== '') keep(printed.trimEnd());
      resolve(exitCodeOf(code, signal));
    });
  });
}
