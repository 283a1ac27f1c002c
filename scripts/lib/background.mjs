// Runs a command beside others, with its output kept together.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { run } from './run.mjs';

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
 * Runs it as `run` does; `keep` gets what was printed, whole, at the end. With `stepsBack` it runs at the lowest
 * priority.
 */
export async function runInBackground(command, args, { keep, stepsBack, ...options }) {
  let printed = '';
  let whole;
  const code = await run(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    onStart(child) {
      whole = once(child, 'close');
      if (stepsBack) stepBack(child.pid);
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => (printed += text));
      }
    },
  });
  await whole;
  if (printed !== '') keep(printed.trimEnd());
  return code;
}
