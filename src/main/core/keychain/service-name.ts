// The name under which this desk's secrets lie in the keychain.
import { folderHash } from '../lib/folder-hash';

/** `Tocsin`, or `Tocsin (<8 hex>)` for another user data folder, so that a second folder sees none of the first's. */
export function serviceName(
  userDataDir: string,
  defaultDir: string,
  platform: NodeJS.Platform = process.platform,
): string {
  const own = folderHash(userDataDir, 8, platform);
  return own === folderHash(defaultDir, 8, platform) ? 'Tocsin' : `Tocsin (${own})`;
}
