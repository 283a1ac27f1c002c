// Runs child processes: passes signals and exit codes on, or captures what they print.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { StoppedError } from './say.mjs';

const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/** The exit code a shell would report for this end of a process. */
export const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 1);

/**
 * Passes our signals on to `child` until it ends. Returns the function that stops it, which in turn
 * returns the signal that came meanwhile: whoever has more to do after the child must not go on then.
 */
export function passSignalsOn(child) {
  let received;
  const onSignal = (signal) => {
    received ??= signal;
    // Ctrl+C reaches the whole group from the terminal already: twice would mean "quit at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, onSignal);
  return () => {
    for (const signal of PASSED_ON) process.off(signal, onSignal);
    return received;
  };
}

/**
 * Runs a command in the foreground; resolves with its exit code. Rejects when it cannot start, and,
 * for a mere `step` of something longer, when a signal came.
 */
export function run(command, args, { timeoutMs, onStart, step = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    if (child.pid) onStart?.(child);
    const stop = passSignalsOn(child);
    const timer = timeoutMs && setTimeout(() => child.kill('SIGTERM'), timeoutMs);
    const killer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs + 10_000);
    const end = () => (clearTimeout(timer), clearTimeout(killer), stop());
    child.once('error', (error) => (end(), reject(error)));
    child.once('exit', (code, signal) => {
      const received = end();
      if (step && received) reject(new StoppedError(received));
      else resolve(exitCodeOf(code, signal));
    });
  });
}

/**
 * Runs a command to its end and returns { code, stdout, stderr }; a missing command has code 127.
 * Rejects when a signal came meanwhile. `watch(child)` may look at the child while it runs.
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>}
 */
export function capture(command, args, { input = '', watch, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
    const kept = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name]?.setEncoding('utf8').on('data', (text) => (kept[name] += text));
    }
    watch?.(child);
    const stop = passSignalsOn(child);
    const end = (result) => {
      const received = stop();
      if (received) reject(new StoppedError(received));
      else resolve({ ...kept, ...result });
    };
    child.once('error', (error) => end({ code: 127, stderr: error.message }));
    child.once('close', (code, signal) => end({ code: exitCodeOf(code, signal) }));
    child.stdin?.on('error', () => undefined).end(input);
  });
}
