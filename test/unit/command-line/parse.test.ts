// How the command line is read: every command, and every mistake named.
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../src/main/command-line/parse';
import { CheckInStatus, statusWord } from '../../../src/shared/core/check-in';
import { SecretName } from '../../../src/shared/settings/secret';

const parse = (line: string) => parseCommandLine(line === '' ? [] : line.split(' '));
const NO_FLAGS = { hidden: false };
const send = (values: object) => ({
  kind: 'command',
  command: { kind: 'send', status: 'THREAT', waitSeconds: 15, ...values },
  flags: NO_FLAGS,
});
const messageOf = (argv: readonly string[]) => {
  const line = parseCommandLine(argv);
  return line.kind === 'invalid' ? line.message : `accepted: ${JSON.stringify(line)}`;
};

describe('the command line without a command', () => {
  it.each([
    ['', NO_FLAGS],
    ['--hidden', { hidden: true }],
    ['--user-data-dir=/tmp/d', { hidden: false, userDataDir: '/tmp/d' }],
    ['--user-data-dir /tmp/d --hidden', { hidden: true, userDataDir: '/tmp/d' }],
    ['--managed-config=m.json', { hidden: false, managedConfig: 'm.json' }],
    ['--user-data-dir=a --user-data-dir=b', { hidden: false, userDataDir: 'b' }],
  ])('means the application: "%s"', (line, flags) => {
    expect(parse(line)).toEqual({ kind: 'app', flags });
  });

  it.each([
    '--no-sandbox',
    '--disable-gpu',
    '--ozone-platform=x11',
    '--enable-features=GlobalShortcutsPortal',
    '--enable-features=UseOzonePlatform,WaylandWindowDecorations',
    '--proxy-server=proxy.example.org:3128',
    '--log-level=3',
    '--original-process-start-time=13300000000000000',
    '--lang=es',
    '-psn_0_123456',
  ])('leaves %s to Chromium and the desktop', (argument) => {
    expect(parseCommandLine([argument])).toEqual({ kind: 'app', flags: NO_FLAGS });
    expect(parseCommandLine([argument, 'status'])).toMatchObject({ command: { kind: 'status' } });
  });
});

describe('a switch that would undo what Tocsin promises', () => {
  const UNSAFE = [
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=abc',
    '--log-net-log=/tmp/n.json',
    '--ssl-key-log-file=/tmp/k',
    '--renderer-cmd-prefix=xterm',
    '--utility-cmd-prefix=xterm',
    '--gpu-launcher=xterm',
    '--js-flags=--expose-gc',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--disable-web-security',
    '--disable-features=NetworkServiceSandbox',
    '--load-extension=/tmp/e',
    '--single-process',
    '--inspect=0',
    '--enable-logging',
    '--allow-running-insecure-content',
  ];

  it.each(UNSAFE)('%s is refused by its name, for the app and for every command', (argument) => {
    const name = argument.split('=')[0] ?? '';
    expect(messageOf([argument])).toContain(`${name} is refused`);
    expect(messageOf(['send', 'threat', argument])).toContain(`${name} is refused`);
    expect(messageOf([argument.replace('--', '-')])).toContain('is refused');
  });

  it.each([
    ['as a value', ['send', 'threat', '--message', '-remote-debugging-port=9222']],
    ['as a word', ['contacts', 'search', '/remote-debugging-port=9222']],
  ])('is refused %s too, for Chromium reads it there', (_, argv) => {
    expect(messageOf(argv)).toContain('remote-debugging-port is refused');
  });

  it('means nothing after two dashes, where Chromium reads no more', () => {
    expect(parseCommandLine(['send', 'threat', '--message', '--', '--js-flags=x'])).toEqual(
      send({ status: 'THREAT', message: '--js-flags=x' }),
    );
  });

  it.each(['--enable-features=NetworkServiceInProcess', '--fake-variations-channel=x'])(
    '%s is unknown',
    (argument) => {
      expect(messageOf([argument])).toContain('unknown option');
    },
  );

  it('is not seen in what people write', () => {
    expect(parseCommandLine(['send', 'threat', '--message', '- two men, one -gun'])).toEqual(
      send({ status: 'THREAT', message: '- two men, one -gun' }),
    );
  });
});

describe('tocsin send', () => {
  it.each(CheckInStatus.options)('takes the status %s as words with dashes', (status) => {
    expect(parseCommandLine(['send', statusWord(status)])).toEqual(send({ status }));
  });

  it.each([
    [['send', 'threat', '--message', 'Man at the door']],
    [['send', 'threat', '--message=Man at the door']],
    [['--message=Man at the door', 'send', 'threat']],
    [['send', '--message', 'Man at the door', 'threat']],
    [['send', '--message', '--', 'Man at the door', 'threat']],
  ])('takes its flags before, between or after: %j', (argv) => {
    expect(parseCommandLine(argv)).toEqual(send({ message: 'Man at the door' }));
  });

  it.each([
    [['send', 'threat', '--message=--help us']],
    [['send', 'threat', '--message', '--', '--help us']],
    [['send', '--message', '--', '--help us', '--', 'threat']],
  ])('takes a message that begins with dashes: %j', (argv) => {
    expect(parseCommandLine(argv)).toEqual(send({ message: '--help us' }));
  });

  it('takes an equals sign, one dash and anything printable in a message', () => {
    expect(parseCommandLine(['send', 'threat', '--message=a=b "c"'])).toEqual(
      send({ message: 'a=b "c"' }),
    );
    expect(parseCommandLine(['send', 'threat', '--message', '-5 people'])).toEqual(
      send({ message: '-5 people' }),
    );
  });

  it('takes a location and a time to wait', () => {
    expect(parse('send threat --location Gym --wait 0')).toEqual(
      send({ location: 'Gym', waitSeconds: 0 }),
    );
  });

  it('leaves out a message or location that is empty', () => {
    const line = parseCommandLine(['send', 'threat', '--message=', '--location', ' ']);
    expect(line).toMatchObject(send({}));
    expect(JSON.stringify(line)).not.toMatch(/message|location/);
  });

  it('knows the flags of every command when it comes after global ones', () => {
    expect(parse('--user-data-dir /d --no-sandbox send threat --hidden')).toEqual({
      ...send({}),
      flags: { userDataDir: '/d', hidden: true },
    });
  });
});

describe('the other commands', () => {
  it.each([
    ['secrets set share911.apiKey', { kind: 'secrets set', name: 'share911.apiKey' }],
    ['secrets clear chekt.apiKey', { kind: 'secrets clear', name: 'chekt.apiKey' }],
    ['secrets list', { kind: 'secrets list' }],
    ['status', { kind: 'status' }],
    ['doctor', { kind: 'doctor' }],
    ['activity', { kind: 'activity' }],
    ['activity --limit 5', { kind: 'activity', limit: 5 }],
    ['activity verify', { kind: 'activity verify' }],
    ['activity verify my.json', { kind: 'activity verify', file: 'my.json' }],
    ['activity export --format CSV', { kind: 'activity export', format: 'csv' }],
    [
      'activity export --format pdf --output a.pdf',
      { kind: 'activity export', format: 'pdf', output: 'a.pdf' },
    ],
    ['help', { kind: 'help' }],
    ['--help', { kind: 'help' }],
    ['send --help', { kind: 'help' }],
    ['version', { kind: 'version' }],
    ['--version', { kind: 'version' }],
  ])('"%s"', (line, command) => {
    expect(parse(line)).toEqual({ kind: 'command', command, flags: NO_FLAGS });
  });
});

describe('a command line that is wrong', () => {
  it.each([
    ['dance', ['"dance"', 'send', 'secrets set', 'doctor']],
    ['send', ['status', 'security-needed']],
    ['send help-me', ['"help-me"', 'security-needed', 'medical-emergency', 'off-site']],
    ['send threat now', ['"now"', '--message']],
    ['send threat --colour red', ['--colour', '--message', '--wait']],
    ['send threat --limit 3', ['--limit', '--location']],
    ['send threat --wait soon', ['--wait', 'whole number']],
    ['send threat --wait 3601', ['--wait', '3600']],
    ['send threat --wait -1', ['--wait', 'whole number']],
    ['send threat --message', ['--message', 'needs a value']],
    ['send threat --message --wait 3', ['--message', 'needs a value']],
    ['status --message x', ['status', '--message']],
    ['status now', ['"now"']],
    ['secrets', ['secrets set', 'secrets list', 'secrets clear']],
    ['secrets set', ['share911.apiKey']],
    ['secrets set share911.key', ['unknown name', ...SecretName.options]],
    ['activity --limit 0', ['--limit', '1']],
    ['activity verify a.json b.json', ['"b.json"']],
    ['activity export', ['--format', 'csv, json']],
    ['activity export --format xml', ['--format', 'pdf']],
    ['activity export --format pdf', ['--output', 'required']],
    ['activity export --format csv --format json', ['--format', 'once']],
    ['--message x', ['--message', 'command']],
    ['--hidden=yes', ['--hidden', 'no value']],
    ['--user-data-dir=', ['--user-data-dir', 'path']],
    ['--user-data-dir', ['--user-data-dir', 'value']],
    ['-x', ['-x', '--hidden']],
  ])('"%s" is answered with the argument and what is accepted', (line, words) => {
    const message = messageOf(line.split(' '));
    for (const word of words) expect(message).toContain(word);
    expect(message).not.toContain('\n');
    expect(message).not.toContain('accepted: {');
  });

  it('names the longest message there may be', () => {
    const argv = ['send', 'threat', `--message=${'x'.repeat(1001)}`];
    expect(messageOf(argv)).toBe('--message must be 1000 characters or fewer');
  });

  it('never repeats a secret that was typed as an argument', () => {
    for (const argv of [
      ['secrets', 'set', 'share911.apiKey', 'k-canary'],
      ['secrets', 'set', 'k-canary'],
    ]) {
      expect(parseCommandLine(argv).kind).toBe('invalid');
      expect(messageOf(argv)).not.toContain('canary');
    }
  });

  it('is no trap for names that every object has', () => {
    for (const word of ['constructor', '__proto__', 'toString']) {
      expect(messageOf([word])).toContain('unknown command');
      expect(messageOf(['send', word])).toContain('unknown status');
    }
  });
});
