// Where everything lies under the user data folder, so that moving that one folder isolates a desk.
import { posix, win32 } from 'node:path';
import type { World } from '../../../shared/core/vendor';
import { folderHash } from './folder-hash';

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the closing NUL included. */
const SOCKET_PATH_MAX_BYTES = 103;

export interface PathsDeps {
  readonly userDataDir: string;
  readonly platform: NodeJS.Platform;
  readonly env: { readonly XDG_RUNTIME_DIR?: string | undefined };
  /** The folder for temporary files, in case the user data path is too long for a socket. */
  readonly tempDir: string;
}

export interface Paths {
  readonly userDataDir: string;
  readonly logFile: string;
  /**
   * Unix socket or Windows named pipe. Its folder is ours alone; when that is not `userDataDir`
   * (see `controlDir`), who listens makes it with mode 0700 and checks its owner.
   */
  readonly controlSocket: string;
  /** Folder of the socket; null for a named pipe, which has none. */
  readonly controlDir: string | null;
  /** Practice and live share no file. */
  worldDir(world: World): string;
}

/** Pure: nothing is created and nothing is looked up. */
export function createPaths(deps: PathsDeps): Paths {
  const path = deps.platform === 'win32' ? win32 : posix;
  const userDataDir = path.resolve(deps.userDataDir);
  return {
    userDataDir,
    logFile: path.join(userDataDir, 'logs', 'main.log'),
    ...controlPlace(deps, userDataDir),
    worldDir: (world) => path.join(userDataDir, world),
  };
}

function controlPlace(
  deps: PathsDeps,
  userDataDir: string,
): Pick<Paths, 'controlDir' | 'controlSocket'> {
  const hash = folderHash(userDataDir, 16, deps.platform);
  if (deps.platform === 'win32') {
    return { controlDir: null, controlSocket: `\\\\.\\pipe\\tocsin-${hash}` };
  }
  const candidates = [userDataDir];
  if (deps.env.XDG_RUNTIME_DIR) {
    candidates.push(posix.join(deps.env.XDG_RUNTIME_DIR, `tocsin-${hash}`));
  }
  candidates.push(posix.join(deps.tempDir, `tocsin-${hash}`));
  const short = posix.join('/tmp', `tocsin-${hash}`);
  const controlDir =
    candidates.find((dir) => Buffer.byteLength(socketIn(dir)) <= SOCKET_PATH_MAX_BYTES) ?? short;
  return { controlDir, controlSocket: socketIn(controlDir) };
}

const socketIn = (dir: string): string => posix.join(dir, 'control.sock');
