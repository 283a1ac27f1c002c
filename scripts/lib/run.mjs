// Runs child processes: passes signals and exit codes on, or captures what they print.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/** The exit code a shell would report for this end of a process. */
export const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 1);

/** Passes our signals on to `child` until it ends. Returns the function that stops it. */
export function passSignalsOn(child) {
  const handlers = PASSED_ON.map((signal) => [
    signal,
    () => {
      // Ctrl+C reaches the whole group from the terminal already: twice would mean "quit at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    },
  ]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/** Runs a command in the foreground; resolves with its exit code. Rejects when it cannot start. */
export function run(command, args, { timeoutMs, onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    if (child.pid) onStart?.(child);
    const stop = passSignalsOn(child);
    const timer = timeoutMs && setTimeout(() => child.kill('SIGTERM'), timeoutMs);
    const killer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs + 10_000);
    const end = () => (clearTimeout(timer), clearTimeout(killer), stop());
    child.once('error', (error) => (end(), reject(error)));
    child.once('exit', (code, signal) => (end(), resolve(exitCodeOf(code, signal))));
  });
}

/** Runs a command to its end and returns { code, stdout, stderr }; a missing command has code 127. */
export function capture(command, args, { input, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    const kept = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        kept[name] += text;
      });
    }
    const stop = passSignalsOn(child);
    child.once(
      'error',
      (error) => (stop(), resolve({ ...kept, code: 127, stderr: error.message })),
    );
    child.once(
      'close',
      (code, signal) => (stop(), resolve({ ...kept, code: exitCodeOf(code, signal) })),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}
