// Managed configuration: what is wrong is named, the rest holds.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  machineWidePath,
  MANAGED_MAX_BYTES,
  parseManagedConfig,
  readManagedConfig,
} from '../../../../src/main/core/settings/managed-config';

const parse = (config: unknown) =>
  parseManagedConfig('managed.json', Buffer.from(JSON.stringify(config)), 'FRONT-07');

describe('the text of a managed configuration', () => {
  it('takes every documented key', () => {
    const config = {
      $schema: 'https://example.org/schema.json',
      version: 1,
      mode: 'live',
      desk: { name: 'Front Desk', location: 'Front Desk' },
      share911: {
        baseUrl: 'https://api.share911.com',
        channelId: 'district/east.branch',
        integrationId: 'acme',
      },
      chekt: { baseUrl: 'https://api.chekt.com', siteIds: ['site_1'] },
      emergency24: { baseUrl: 'https://www.emergency24.com/api/iccs/v1', auth: 'apiKey' },
      rapidsos: { baseUrl: 'https://api.rapidsos.com' },
      webhooks: { host: '127.0.0.1', port: 9119 },
      panic: { countdownSeconds: 3, expireAfterMinutes: 20, discreetHotkeys: false },
      hotkeys: { THREAT: 'Ctrl+Alt+Shift+F1', OPEN: null },
      language: 'es',
      theme: 'dark',
    };
    const managed = parse(config);
    expect(managed.problems).toEqual([]);
    expect(managed.paths).toContain('share911.channelId');
    expect(managed.paths).toContain('hotkeys.OPEN');
    expect(managed.values).toEqual({ ...config, $schema: undefined, version: undefined });
  });

  it('names unknown keys and bad values with their path and keeps the rest', () => {
    const managed = parse({
      mode: 'live',
      desk: { naem: 'x', name: 7 },
      share911: { baseUrl: 'http://api.share911.com', channelId: 'a/b' },
      hotkeys: { THREAT: 'T', DANCE: 'Ctrl+Alt+D' },
      panic: 'soon',
      colour: 'red',
    });
    expect(managed.problems.map((problem) => problem.split(':')[0])).toEqual([
      'desk.naem',
      'desk.name',
      'share911.baseUrl',
      'hotkeys.THREAT',
      'hotkeys.DANCE',
      'panic',
      'colour',
    ]);
    expect(managed.paths).toEqual(['mode', 'share911.channelId']);
    expect(managed.unreadable).toBe(false);
  });

  it.each([
    ['https://api.share911.com', true],
    ['http://127.0.0.1:8911', true],
    ['http://localhost:8911/', true],
    ['http://[::1]:8911', true],
    ['http://api.share911.com', false],
    ['http://127.0.0.1.example.org', false],
    ['http://192.168.1.5', false],
    ['ftp://localhost', false],
    ['https://user:word@api.share911.com', false],
    ['api.share911.com', false],
  ])('accepts the address %s: %s', (baseUrl, accepted) => {
    expect(parse({ share911: { baseUrl } }).paths.includes('share911.baseUrl')).toBe(accepted);
  });

  it('says where a secret belongs and does not repeat it', () => {
    const { problems } = parse({ share911: { apiKey: 'k-canary-123' } });
    expect(problems).toEqual([
      'share911.apiKey: secrets do not belong in this file; use: tocsin secrets set share911.apiKey',
    ]);
  });

  it.each([
    ['a UTF-8 byte order mark', Buffer.from('\ufeff{"mode":"live"}')],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeff{"mode":"live"}', 'utf16le')],
  ])('tolerates %s', (_, bytes) => {
    expect(parseManagedConfig('m', bytes, 'FRONT-07')).toMatchObject({
      values: { mode: 'live' },
      problems: [],
    });
  });

  it.each([
    ['bad JSON', Buffer.from('{"mode": live}'), /^m: not valid JSON/],
    ['nothing', Buffer.from(' \n'), /^m: the file is empty/],
    ['a list', Buffer.from('[]'), /^m: the file must hold one JSON object/],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x80]), /^m: the file is not UTF-8 text/],
  ])('is unusable, in plain words, when it holds %s', (_, bytes, words) => {
    const managed = parseManagedConfig('m', bytes, 'FRONT-07');
    expect(managed.unreadable).toBe(true);
    expect(managed.problems[0]).toMatch(words);
    expect(managed.paths).toEqual([]);
  });

  it('does not quote the text of bad JSON', () => {
    const managed = parseManagedConfig(
      'm',
      Buffer.from('{"apiKey":"k-canary-123" oops'),
      'FRONT-07',
    );
    expect(managed.problems.join()).not.toContain('canary');
  });

  it('never lists more problems than a person reads', () => {
    const config = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`key${n}`, 1]));
    const { problems } = parse(config);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toBe('… and 450 more');
  });
});

describe('the place of a managed configuration', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'managed-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  const read = (path: string) =>
    readManagedConfig({ platform: 'linux', env: {}, hostname: 'FRONT-07', explicitPath: path });

  it.each([
    ['linux', {}, '/etc/tocsin/managed.json'],
    ['darwin', {}, '/Library/Application Support/Tocsin/managed.json'],
    ['win32', { ProgramData: 'D:\\Data' }, 'D:\\Data\\Tocsin\\managed.json'],
    ['win32', {}, 'C:\\ProgramData\\Tocsin\\managed.json'],
  ] as const)('is the machine-wide one of %s', (platform, env, path) => {
    expect(machineWidePath({ platform, env })).toBe(path);
  });

  it('may be empty when nobody named a file', () => {
    const env = { ProgramData: dir };
    const managed = readManagedConfig({ platform: 'win32', env, hostname: 'FRONT-07' });
    expect(managed).toMatchObject({ problems: [], unreadable: false, paths: [] });
  });

  it('may not be missing where IT has announced the file, beside it or beside the app', () => {
    const env = { ProgramData: dir };
    writeFileSync(join(dir, 'managed.required'), '');
    const there = { platform: 'linux', env, hostname: 'FRONT-07', resourcesPath: dir } as const;
    expect(readManagedConfig(there)).toMatchObject({
      unreadable: true,
      problems: ['/etc/tocsin/managed.json: IT has announced this file, and it is not there'],
    });
    expect(readManagedConfig({ ...there, resourcesPath: join(dir, 'elsewhere') }).unreadable).toBe(
      false,
    );
  });

  it('reads the file that was named', () => {
    const path = join(dir, 'm.json');
    writeFileSync(path, '{"mode":"live"}');
    expect(read(path)).toMatchObject({ path, values: { mode: 'live' }, problems: [] });
  });

  it('lets the machine-wide file win over the switch in the packaged app, and there only', () => {
    const explicitPath = join(dir, 'mine.json');
    const env = { ProgramData: dir };
    // As Windows joins it, so on other systems a file with backslashes in its name.
    const machineWide = machineWidePath({ platform: 'win32', env });
    const read = (isPackaged: boolean) =>
      readManagedConfig({ platform: 'win32', env, hostname: 'FRONT-07', explicitPath, isPackaged });
    writeFileSync(explicitPath, '{"mode":"practice"}');
    expect(read(true)).toMatchObject({ path: explicitPath, values: { mode: 'practice' } });
    writeFileSync(machineWide, '{"mode":"live"}');
    expect(read(true)).toMatchObject({ path: machineWide, values: { mode: 'live' } });
    expect(read(false)).toMatchObject({ path: explicitPath, values: { mode: 'practice' } });
    rmSync(machineWide);
  });

  it('says so when the file that was named is not there', () => {
    const path = join(dir, 'none.json');
    expect(read(path)).toMatchObject({
      unreadable: true,
      problems: [`${path}: there is no such file`],
    });
  });

  it('says so when it is a folder', () => {
    mkdirSync(join(dir, 'm.json'));
    expect(read(join(dir, 'm.json')).problems[0]).toContain('it is a folder');
  });

  it('does not hang on a named pipe', () => {
    const path = join(dir, 'pipe');
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [path]);
    expect(read(path).problems[0]).toContain('it is not an ordinary file');
  });

  it('takes a file of 1 MiB and refuses one byte more', () => {
    const path = join(dir, 'm.json');
    const text = '{"mode":"live"}';
    writeFileSync(path, text.padEnd(MANAGED_MAX_BYTES));
    expect(read(path).paths).toEqual(['mode']);
    writeFileSync(path, text.padEnd(MANAGED_MAX_BYTES + 1));
    expect(read(path)).toMatchObject({ unreadable: true, paths: [] });
  });
});
