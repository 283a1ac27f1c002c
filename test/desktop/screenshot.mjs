// Takes a picture of the whole screen, toasts included.
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Writes the screen as a PNG and returns the path. */
export async function takeScreenshot(path, { env = process.env } = {}) {
  await mkdir(dirname(path), { recursive: true });
  await execute('import', ['-silent', '-window', 'root', path], { env });
  return path;
}
