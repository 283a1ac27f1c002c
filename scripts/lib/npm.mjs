// Finds the npm to use: the one that started us, else the one in PATH.
import { which } from './which.mjs';
import { PlainError } from './say.mjs';

/** The command and first arguments that run npm. */
export function npmCommand(env = process.env) {
  if (/npm-cli\.c?js$/.test(env.npm_execpath ?? '')) return [process.execPath, [env.npm_execpath]];
  const npm = which('npm', env);
  if (!npm) throw new PlainError('npm was not found. It comes with Node: https://nodejs.org');
  return [npm, []];
}
