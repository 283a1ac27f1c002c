// Refuses a Node that is too old, in plain words, before anything else can fail strangely.
import { PlainError } from '../lib/say.mjs';

const numbers = (version) => version.replace(/^v/, '').split('.').map(Number);

/** True when `version` is at least `least`. */
export function isAtLeast(version, least) {
  const [have, want] = [numbers(version), numbers(least)];
  for (let at = 0; at < 3; at += 1) {
    if ((have[at] ?? 0) !== (want[at] ?? 0)) return (have[at] ?? 0) > (want[at] ?? 0);
  }
  return true;
}

/** Throws a plain sentence unless the running Node satisfies `engines.node` (a `>=` range). */
export function checkNode(manifest, version = process.versions.node) {
  const least = manifest.engines?.node?.match(/>=\s*([\d.]+)/)?.[1] ?? '20';
  if (isAtLeast(version, least)) return;
  throw new PlainError(
    `${manifest.productName ?? manifest.name} needs Node ${least} or newer, but this is Node ${version}. ` +
      'Get a current one from https://nodejs.org (or with your version manager) and run the command again.',
  );
}
