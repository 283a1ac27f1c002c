// Asks Windows and macOS whether IT's policy says that the managed configuration must be there.
import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { notThere, type ManagedConfig } from './managed-config';

/** A policy that does not answer in this time says nothing, in milliseconds. */
const PATIENCE_MS = 5_000;
const ANSWER_MAX_BYTES = 64 * 1024;

export interface AnnouncementPlace {
  readonly platform: NodeJS.Platform;
  readonly env: { readonly SystemRoot?: string | undefined };
}

/** What a program of the system printed; null when it failed, was not there or took too long. */
export type RunProgram = (file: string, words: readonly string[]) => Promise<string | null>;

interface Question {
  /** Always the whole path: another program of this name must not answer for the system. */
  readonly file: string;
  readonly words: readonly string[];
  readonly saysYes: (output: string) => boolean;
}

/** Null on a system that has no such policies. */
export function announcementQuestion({ platform, env }: AnnouncementPlace): Question | null {
  if (platform === 'win32') {
    return {
      file: win32.join(env.SystemRoot || 'C:\\Windows', 'System32', 'reg.exe'),
      words: ['query', 'HKLM\\Software\\Policies\\Tocsin', '/v', 'ManagedRequired'],
      saysYes: registrySaysYes,
    };
  }
  if (platform !== 'darwin') return null;
  return {
    file: '/usr/bin/defaults',
    words: ['read', '/Library/Managed Preferences/org.tocsin.desk', 'ManagedRequired'],
    saysYes: (output) => /^(1|yes|true)$/i.test(output.trim()),
  };
}

/** Of a line such as `    ManagedRequired    REG_DWORD    0x1`. */
function registrySaysYes(output: string): boolean {
  const value = /^\s*ManagedRequired\s+REG_(?:DWORD|SZ)\s+(\S+)\s*$/im.exec(output)?.[1];
  return value !== undefined && Number(value) === 1;
}

/** What is wrong when a policy announces a file that is not there; null else. Never throws, and ends within the bound. */
export async function announcedProblem(
  managed: Pick<ManagedConfig, 'path' | 'isMissing'>,
  place: AnnouncementPlace,
  run: RunProgram = (file, words) => runBounded(file, words, PATIENCE_MS),
): Promise<string | null> {
  const question = managed.isMissing ? announcementQuestion(place) : null;
  if (question === null) return null;
  const output = await run(question.file, question.words);
  return output !== null && question.saysYes(output) ? notThere(managed.path) : null;
}

/** Killed after `patienceMs`. */
export function runBounded(
  file: string,
  words: readonly string[],
  patienceMs: number,
): Promise<string | null> {
  return new Promise((resolve) => {
    const limits = { timeout: patienceMs, maxBuffer: ANSWER_MAX_BYTES, windowsHide: true };
    try {
      execFile(file, [...words], { ...limits, killSignal: 'SIGKILL' }, (error, stdout) =>
        resolve(error === null ? stdout : null),
      );
    } catch {
      resolve(null);
    }
  });
}
