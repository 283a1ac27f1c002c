// Whether a policy of Windows or macOS announces the managed file: what their programs print, and that none is waited for.
import { describe, expect, it } from 'vitest';
import {
  announcedProblem,
  announcementQuestion,
  runBounded,
  type RunProgram,
} from '../../../../src/main/core/settings/announcement';

const WINDOWS = { platform: 'win32', env: { SystemRoot: 'D:\\Win' } } as const;
const MAC = { platform: 'darwin', env: {} } as const;
const LINUX = { platform: 'linux', env: {} } as const;
const MISSING = { path: 'managed.json', isMissing: true };

/** As `reg query` prints it. */
const registry = (type: string, value: string) =>
  `\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\Tocsin\r\n    ManagedRequired    ${type}    ${value}\r\n\r\n`;
const printing =
  (output: string | null): RunProgram =>
  () =>
    Promise.resolve(output);

describe('a policy', () => {
  it.each([
    [WINDOWS, registry('REG_DWORD', '0x1'), true],
    [WINDOWS, registry('REG_SZ', '1'), true],
    [WINDOWS, registry('REG_DWORD', '0x0'), false],
    [WINDOWS, registry('REG_DWORD', '0x10'), false],
    [WINDOWS, registry('REG_SZ', 'no'), false],
    [WINDOWS, registry('REG_DWORD', '0x1').replace('ManagedRequired', 'ManagedRequiredNot'), false],
    [WINDOWS, '', false],
    [MAC, '1\n', true],
    [MAC, 'YES\n', true],
    [MAC, '0\n', false],
    [MAC, '11\n', false],
    // No such key, no such program, or no answer in time.
    [WINDOWS, null, false],
    [MAC, null, false],
  ] as const)('of %j that prints %j announces the file: %s', async (place, output, isAnnounced) => {
    const problem = await announcedProblem(MISSING, place, printing(output));
    expect(problem).toBe(
      isAnnounced ? 'managed.json: IT has announced this file, and it is not there' : null,
    );
  });

  it('is asked of the programs of the system itself, by their whole path', () => {
    expect(announcementQuestion(WINDOWS)).toMatchObject({
      file: 'D:\\Win\\System32\\reg.exe',
      words: ['query', 'HKLM\\Software\\Policies\\Tocsin', '/v', 'ManagedRequired'],
    });
    expect(announcementQuestion(MAC)).toMatchObject({
      file: '/usr/bin/defaults',
      words: ['read', '/Library/Managed Preferences/org.tocsin.desk', 'ManagedRequired'],
    });
  });

  it('is not asked where the file is there, nor on a system without policies', async () => {
    const never: RunProgram = () => Promise.reject(new Error('nobody may be asked'));
    expect(await announcedProblem({ ...MISSING, isMissing: false }, WINDOWS, never)).toBeNull();
    expect(await announcedProblem(MISSING, LINUX, never)).toBeNull();
  });
});

describe('a program of the system', () => {
  const node = (script: string, patienceMs: number) =>
    runBounded(process.execPath, ['-e', script], patienceMs);

  it('is read when it ends well, and says nothing when it fails, hangs or is not there', async () => {
    expect(await node('console.log(1)', 9_000)).toBe('1\n');
    expect(await node('process.exit(1)', 9_000)).toBeNull();
    expect(await node('setInterval(() => 0, 1e6)', 50)).toBeNull();
    expect(await runBounded('/no/such/program', [], 9_000)).toBeNull();
    expect(await runBounded('', [], 9_000)).toBeNull();
  });
});
