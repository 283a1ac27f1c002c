// Reads the machine-wide configuration that IT lays down; it is never written.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { SecretName } from '../../../shared/settings/secret';
import { errorCode, fileTrouble } from '../lib/file-failure';
import { capped, isDocument, readFields, type FieldReading, type FieldValues } from './fields';
import { decodeText, parseJsonObject } from './json-text';
import { ownDesk } from './managed-desks';

/** Larger than this is not a configuration, in bytes. */
export const MANAGED_MAX_BYTES = 1024 * 1024;

export interface ManagedConfig extends FieldReading {
  readonly path: string;
  /** A file was there, or was asked for, and nothing of it could be used. */
  readonly unreadable: boolean;
  /** No file is there, and none was asked for. */
  readonly isMissing: boolean;
  /** `path: what is wrong` in what the file says to other computers. */
  readonly elsewhere: readonly string[];
}

export interface ManagedPlace {
  readonly platform: NodeJS.Platform;
  readonly env: { readonly ProgramData?: string | undefined };
  /** From `--managed-config=PATH`, already resolved. */
  readonly explicitPath?: string | undefined;
  /** In the packaged app IT's own place cannot be passed by: what is there counts, whatever the switch says. */
  readonly isPackaged?: boolean;
  /** The folder of the app's own resources. */
  readonly resourcesPath?: string | undefined;
  /** What this computer is called, from `os.hostname()`. */
  readonly hostname: string;
}

/** Reads `--managed-config=PATH` or the platform's machine-wide place. Never throws. */
export function readManagedConfig(place: ManagedPlace): ManagedConfig {
  const path = pathFor(place);
  let bytes: Buffer;
  try {
    bytes = readBounded(path);
  } catch (error) {
    const missing = errorCode(error) === 'ENOENT';
    if (!missing) return nothing(path, fileTrouble(error));
    if (path === place.explicitPath) return nothing(path, 'there is no such file');
    if (!isAnnounced(place)) return { ...nothing(path), isMissing: true };
    return { ...nothing(path), unreadable: true, problems: [notThere(path)] };
  }
  return parseManagedConfig(path, bytes, place.hostname);
}

/** Pure: what a managed configuration of these bytes says to the computer of this name. */
export function parseManagedConfig(
  path: string,
  bytes: Uint8Array,
  hostname: string,
): ManagedConfig {
  const text = decodeText(bytes);
  if (text === null) return nothing(path, 'the file is not UTF-8 text');
  const parsed = parseJsonObject(text);
  if (!parsed.ok) return nothing(path, parsed.why);
  const own = ownDesk(parsed.document, hostname);
  const shared = readFields(own.document, {
    ignore: ['$schema', 'version'],
    hintFor: (key) =>
      SecretName.options.some((name) => name === key)
        ? `secrets do not belong in this file; use: tocsin secrets set ${key}`
        : undefined,
  });
  return {
    path,
    unreadable: false,
    isMissing: false,
    values: own.entry === null ? shared.values : overEntry(shared.values, own.entry.values),
    paths: [...new Set([...shared.paths, ...(own.entry?.paths ?? [])])],
    badPaths: [...shared.badPaths, ...(own.entry?.badPaths ?? [])],
    problems: [...shared.problems, ...capped(own.problems)],
    elsewhere: capped(own.elsewhere),
  };
}

/** What the file says to this computer wins over what it says to all. */
function overEntry(shared: FieldValues, own: FieldValues): FieldValues {
  const sections = Object.entries(own).map(([section, fields]) => {
    const below = shared[section];
    const both = isGroup(fields) && isGroup(below) ? { ...below, ...fields } : fields;
    return [section, both] as const;
  });
  return { ...shared, ...Object.fromEntries(sections) };
}

function isGroup(value: FieldValues[string] | undefined): value is FieldValues {
  return isDocument(value);
}

/** Where IT puts the file on this platform when nobody says otherwise. */
export function machineWidePath(place: Pick<ManagedPlace, 'platform' | 'env'>): string {
  if (place.platform === 'win32') {
    return win32.join(place.env.ProgramData || 'C:\\ProgramData', 'Tocsin', 'managed.json');
  }
  return place.platform === 'darwin'
    ? '/Library/Application Support/Tocsin/managed.json'
    : posix.join('/etc', 'tocsin', 'managed.json');
}

function pathFor(place: ManagedPlace): string {
  const machineWide = machineWidePath(place);
  if (place.explicitPath === undefined) return machineWide;
  return place.isPackaged === true && existsSync(machineWide) ? machineWide : place.explicitPath;
}

/** Empty files by which IT says that the configuration must be there: beside it, or beside the app. */
function isAnnounced(place: ManagedPlace): boolean {
  const path = place.platform === 'win32' ? win32 : posix;
  const beside = path.join(path.dirname(machineWidePath(place)), 'managed.required');
  const inApp = place.resourcesPath && path.join(place.resourcesPath, 'managed.required');
  return existsSync(beside) || (inApp !== undefined && inApp !== '' && existsSync(inApp));
}

/** By whatever IT has announced it. */
export function notThere(path: string): string {
  return `${path}: IT has announced this file, and it is not there`;
}

function nothing(path: string, why?: string): ManagedConfig {
  const problems = why === undefined ? [] : [`${path}: ${why}`];
  return {
    path,
    unreadable: why !== undefined,
    isMissing: false,
    values: {},
    paths: [],
    badPaths: [],
    problems,
    elsewhere: [],
  };
}

function readBounded(path: string): Buffer {
  // Before it is opened: opening a named pipe would hang the start.
  const stat = statSync(path);
  if (stat.isDirectory()) throw new Error('it is a folder, not a file');
  if (!stat.isFile()) throw new Error('it is not an ordinary file');
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(MANAGED_MAX_BYTES + 1);
    let length = 0;
    for (;;) {
      const read = readSync(fd, bytes, length, bytes.length - length, null);
      length += read;
      if (length > MANAGED_MAX_BYTES) throw new Error('the file is larger than 1 MiB');
      if (read === 0) return bytes.subarray(0, length);
    }
  } finally {
    closeSync(fd);
  }
}
