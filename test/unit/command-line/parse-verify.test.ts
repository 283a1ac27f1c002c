// How `tocsin verify` and `tocsin verifications` are read: every flag, and every mistake named with its flag.
import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../../src/main/command-line/parse';
import {
  VerificationMethod,
  VerificationPriority,
} from '../../../src/shared/verification/verification';

const REQUIRED = ['verify', '--site=site_1', '--contacts=a', '--method=sms'];
const QUESTION = { siteId: 'site_1', contacts: [{ contactId: 'a' }], method: 'sms' };

const asked = (argv: readonly string[]): unknown => {
  const line = parseCommandLine(argv);
  return line.kind === 'command' && line.command.kind === 'verify' ? line.command : line;
};
const withRequest = (request: object, waitSeconds = 15) => ({
  kind: 'verify',
  request: { ...QUESTION, ...request },
  waitSeconds,
});
const messageOf = (argv: readonly string[]): string => {
  const line = parseCommandLine(argv);
  return line.kind === 'invalid' ? line.message : `accepted: ${JSON.stringify(line)}`;
};
/** The required flags, with one of them replaced. */
const but = (flag: string): string[] => [
  ...REQUIRED.filter((given) => !given.startsWith(flag.split('=', 1)[0] ?? '')),
  flag,
];

describe('tocsin verify', () => {
  it('needs a site, contacts and a method, and leaves the rest to the desk', () => {
    expect(asked(REQUIRED)).toEqual(withRequest({}));
  });

  it.each([
    ['a,b', ['a', 'b']],
    [' a , b ', ['a', 'b']],
    ['contact_789ghi', ['contact_789ghi']],
    ['4711,site/7', ['4711', 'site/7']],
    ['all', ['all']],
  ])('reads the contacts "%s" as opaque ids', (text, ids) => {
    const contacts = ids.map((contactId) => ({ contactId }));
    expect(asked(but(`--contacts=${text}`))).toEqual(withRequest({ contacts }));
  });

  it.each(VerificationMethod.options)('takes the method %s, in any case', (method) => {
    expect(asked(but(`--method=${method}`))).toEqual(withRequest({ method }));
    expect(asked(but(`--method=${method.toUpperCase()}`))).toEqual(withRequest({ method }));
  });

  it.each([
    [['--event', 'event_789'], { eventId: 'event_789' }],
    [['--message', 'Is it real?\nYES or NO'], { message: 'Is it real?\nYES or NO' }],
    [['--message=--help'], { message: '--help' }],
    [['--message='], {}],
    [['--subject', 'Alarm'], { subject: 'Alarm' }],
    [['--timeout', '180'], { timeoutSeconds: 180 }],
    [['--timeout=86400'], { timeoutSeconds: 86_400 }],
    ...VerificationPriority.options.map(
      (priority) => [['--priority', priority], { priority }] as const,
    ),
    [['--no-response'], { requireResponse: false }],
    [
      ['--event=e', '--timeout=1', '--message=m'],
      { eventId: 'e', timeoutSeconds: 1, message: 'm' },
    ],
  ] as const)('takes %j', (flags, request) => {
    expect(asked([...REQUIRED, ...flags])).toEqual(withRequest(request));
  });

  it('takes a time to wait', () => {
    expect(asked([...REQUIRED, '--wait', '0'])).toEqual(withRequest({}, 0));
    expect(asked([...REQUIRED, '--wait=3600'])).toEqual(withRequest({}, 3600));
  });

  it.each([
    ['no site', ['verify', '--contacts=a', '--method=sms'], ['--site', 'required']],
    ['no contacts', ['verify', '--site=s', '--method=sms'], ['--contacts', 'required', 'all']],
    ['no method', ['verify', '--site=s', '--contacts=a'], ['--method', 'required', 'sms, email']],
    ['an empty site', but('--site= '), ['--site', 'one line']],
    ['a site of two lines', but('--site=a\nb'), ['--site', 'one line']],
    ['a long site', but(`--site=${'x'.repeat(129)}`), ['--site', '128']],
    ['an empty event', [...REQUIRED, '--event='], ['--event', 'one line']],
    ['no contact at all', but('--contacts='), ['--contacts', 'empty place']],
    ['an empty contact', but('--contacts=a,,b'), ['--contacts', 'empty place']],
    ['a comma too many', but('--contacts=a,'), ['--contacts', 'empty place']],
    ['a contact twice', but('--contacts=a,b,a'), ['--contacts', '"a" twice']],
    ['all and one more', but('--contacts=all,a'), ['--contacts', '"all" only alone']],
    ['a contact of two lines', but('--contacts=a,b\nc'), ['--contacts', '"b\\nc"']],
    ['too many contacts', but(`--contacts=${'a,'.repeat(100)}a`), ['--contacts', '100']],
    ['an unknown method', but('--method=fax'), ['--method', 'sms, email, push, call']],
    ['an unknown priority', [...REQUIRED, '--priority=urgent'], ['--priority', 'high, medium']],
    ['no time at all', [...REQUIRED, '--timeout=0'], ['--timeout', '1 or more']],
    ['more than a day', [...REQUIRED, '--timeout=86401'], ['--timeout', '86400 or less']],
    ['a time in words', [...REQUIRED, '--timeout=5m'], ['--timeout', 'whole number']],
    ['too long a wait', [...REQUIRED, '--wait=3601'], ['--wait', '3600']],
    ['too long a message', [...REQUIRED, `--message=${'x'.repeat(1001)}`], ['--message', '1000']],
    ['too long a subject', [...REQUIRED, `--subject=${'x'.repeat(201)}`], ['--subject', '200']],
    ['a subject of an event', [...REQUIRED, '--event=e', '--subject=s'], ['--subject', '--event']],
    [
      'no answer to an event',
      [...REQUIRED, '--event=e', '--no-response'],
      ['--no-response', '--event'],
    ],
    ['contacts twice', [...REQUIRED, '--contacts=b'], ['--contacts once', 'commas']],
    ['a site twice', [...REQUIRED, '--site', 'other'], ['--site once']],
    ['a value for a switch', [...REQUIRED, '--no-response=yes'], ['--no-response', 'no value']],
    ['a word', [...REQUIRED, 'now'], ['"now"']],
    ['a flag of send', [...REQUIRED, '--location=x'], ['--location', '--contacts', '--timeout']],
  ])('refuses %s, naming the flag', (_what, argv, words) => {
    const message = messageOf(argv);
    for (const word of words) expect(message).toContain(word);
    expect(message).not.toContain('\n');
    expect(message).not.toContain('accepted: {');
  });

  it('leaves its flags to itself', () => {
    expect(messageOf(['send', 'threat', '--site=s'])).toContain('send does not take --site');
    expect(messageOf(['status', '--no-response'])).toContain('status does not take --no-response');
  });
});

describe('tocsin verifications', () => {
  it.each([
    [[], 100],
    [['--limit', '1'], 1],
    [['--limit=10000'], 10_000],
  ])('lists the last ones: %j', (flags, limit) => {
    expect(parseCommandLine(['verifications', ...flags])).toMatchObject({
      command: { kind: 'verifications', limit },
    });
  });

  it.each([['--limit=0'], ['--limit=10001'], ['--limit=all'], ['--wait=3'], ['verify']])(
    'refuses %s',
    (argument) => {
      expect(parseCommandLine(['verifications', argument]).kind).toBe('invalid');
    },
  );
});
