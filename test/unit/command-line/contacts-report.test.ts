// `tocsin contacts` through the running app: what is asked, what is said, and the exit codes.
import { describe, expect, it } from 'vitest';
import type { ContactsDesk, SyncEnd } from '../../../src/main/command-line/contacts-desk';
import { createRemoteContacts } from '../../../src/main/command-line/contacts-remote';
import { reportSearch, reportSync, syncLine } from '../../../src/main/command-line/contacts-report';
import type { ControlRequest } from '../../../src/main/core/control/protocol';
import type { ContactHit } from '../../../src/shared/contacts/contact';
import type { SyncState } from '../../../src/shared/contacts/contact-sync';
import { failed, ok, type Result } from '../../../src/shared/core/failure';
import { foundContact } from '../../../src/shared/contacts/found-contact';
import { personOf, recordWith } from '../features/contacts/editing/people';
import { ASKED_AT, instantPace, lookAt, OFFLINE, stateWith, type Script } from './contacts-fixture';

const HIT: ContactHit = {
  key: 'emergency24//10',
  name: 'Ana García',
  detail: 'Nurse',
  sources: ['emergency24', 'chekt'],
  matched: 'name',
};
const phone = { number: '+13125558888', kind: 'cell' };
const ANA = personOf(
  recordWith({ phones: [phone], emails: ['ana@x.org'] }),
  recordWith({ source: 'chekt', siteId: 's', phones: [{ number: '+1-555-0123', kind: null }] }),
);
const FOUND = {
  ...HIT,
  similar: false,
  phones: [
    { ...phone, sources: ['emergency24'] },
    { number: '+1-555-0123', kind: null, sources: ['chekt'] },
  ],
  emails: [{ address: 'ana@x.org', sources: ['emergency24'] }],
};
const DONE: Script = [
  [stateWith()],
  [stateWith({ phase: 'listing', done: 5, total: 10 })],
  [stateWith({ done: 10, completedAtMs: ASKED_AT })],
];
const SEARCH = { query: 'ana', limit: 3 };
const never = new AbortController().signal;

function remote(script: Script, found: Result<unknown> = ok([FOUND])) {
  const asked: ControlRequest[] = [];
  const look = lookAt(script);
  const answers: Record<string, () => Result<unknown>> = {
    'sync-contacts': () => ok(null),
    'contact-sync': look,
    'search-contacts': () => found,
  };
  const desk = createRemoteContacts({
    pace: instantPace(),
    ask(request, schema) {
      asked.push(request);
      const answer = answers[request.call]?.() ?? failed(OFFLINE);
      return Promise.resolve(answer.ok ? ok(schema.parse(answer.value)) : answer);
    },
  });
  return { desk, asked };
}

function terminal() {
  const out: string[] = [];
  const remarks: string[] = [];
  return {
    out: (line: string) => void out.push(line),
    remark: (line: string) => void remarks.push(line),
    lines: out,
    remarks,
  };
}

describe('the running app', () => {
  it('is asked to read, and then how far it is', async () => {
    const { desk, asked } = remote(DONE);
    expect(await desk.sync(() => undefined, never)).toMatchObject({ kind: 'complete' });
    expect(asked.map(({ call }) => call)).toEqual([
      'contact-sync',
      'sync-contacts',
      'contact-sync',
      'contact-sync',
    ]);
  });

  it('says why it does not', async () => {
    const refusing = createRemoteContacts({
      pace: instantPace(),
      ask: (request, schema) =>
        Promise.resolve(
          request.call === 'contact-sync'
            ? ok(schema.parse([stateWith()]))
            : failed({ kind: 'not-configured', detail: 'no key' }),
        ),
    });
    expect(await refusing.sync(() => undefined, never)).toMatchObject({
      kind: 'failed',
      failure: { detail: 'no key' },
    });
  });

  it('is asked for the people as well', async () => {
    const { desk, asked } = remote(DONE);
    expect(await desk.search(SEARCH)).toEqual(ok([FOUND]));
    expect(asked).toEqual([{ call: 'search-contacts', search: SEARCH }]);
  });
});

describe('an app that has just been started', () => {
  const EARLY = failed({ kind: 'unavailable', detail: 'still reading' });
  function early(times: number) {
    const pace = instantPace();
    let left = times;
    const desk = createRemoteContacts({
      pace,
      ask(_request, schema) {
        left -= 1;
        return Promise.resolve(left >= 0 ? EARLY : ok(schema.parse([FOUND])));
      },
    });
    return { desk, pace };
  }

  it('is given the time to read its people before anybody is told that nobody fits', async () => {
    const { desk, pace } = early(3);
    expect(await desk.search(SEARCH)).toEqual(ok([FOUND]));
    expect(pace.slept).toEqual([250, 250, 250]);
  });

  it('is not waited for for ever', async () => {
    const { desk, pace } = early(Infinity);
    expect(await desk.search(SEARCH)).toEqual(EARLY);
    expect(pace.elapsed()).toBe(60_000);
  });
});

describe('what the command says', () => {
  const desk = (end: SyncEnd, seen: readonly SyncState[] = []): ContactsDesk => ({
    sync(onProgress) {
      if (seen.length > 0) onProgress(seen);
      return Promise.resolve(end);
    },
    search: () => Promise.resolve(failed(OFFLINE)),
  });
  const states = [stateWith({ done: 10, completedAtMs: ASKED_AT, skipped: 2 })];

  it.each<readonly [SyncEnd, number, string]>([
    [{ kind: 'complete', states }, 0, 'complete; details of 2 could not be read this time'],
    [{ kind: 'interrupted', states, detail: 'no network' }, 2, 'not complete: no network'],
    [{ kind: 'failed', states: [], failure: OFFLINE }, 1, 'not complete: no network'],
  ])('after %j ends with %i', async (end, code, remark) => {
    const said = terminal();
    expect(await reportSync(desk(end), said, never)).toBe(code);
    expect(said.remarks.at(-1)).toBe(remark);
    expect(said.lines).toEqual([JSON.stringify({ result: end.kind, sources: end.states })]);
  });

  it('tells the progress as plain lines, never as output', async () => {
    const said = terminal();
    const seen = [stateWith({ phase: 'listing', done: 1200, total: 5000, recordsPerSecond: 240 })];
    await reportSync(desk({ kind: 'complete', states: [] }, seen), said, never);
    expect(said.remarks[0]).toBe('Emergency24: 1200 of 5000 contacts, 240 per second');
    expect(said.lines).toHaveLength(1);
    expect(said.remarks.join('')).not.toContain('\u001B');
  });

  it('tells each hit as one line, and a failure as none', async () => {
    const said = terminal();
    const finds = { ...remote(DONE).desk };
    expect(await reportSearch(finds, said, SEARCH)).toBe(0);
    expect(said.lines.map((line) => JSON.parse(line) as unknown)).toEqual([FOUND]);
    const nobody = terminal();
    expect(await reportSearch(remote(DONE, ok([])).desk, nobody, SEARCH)).toBe(0);
    expect(nobody.lines).toEqual([]);
    expect(await reportSearch(desk({ kind: 'complete', states }), nobody, SEARCH)).toBe(1);
    expect(nobody.remarks).toEqual(['no network']);
  });
});

describe('a line of progress', () => {
  it.each<readonly [Partial<SyncState>, string]>([
    [{ phase: 'listing', done: 3 }, '3 contacts'],
    [
      { phase: 'details', done: 3, total: 9, recordsPerSecond: 2.46, remainingMs: 2500 },
      '3 of 9 details, 2.5 per second, 3 s left',
    ],
    [
      { phase: 'listing', remainingMs: 600_000, recordsPerSecond: 12.6 },
      '0 contacts, 13 per second, 10 min left',
    ],
    [{ phase: 'waiting', done: 3, failure: OFFLINE }, '3 contacts, waiting: no network'],
    [{}, 'done'],
    [{ failure: OFFLINE }, 'ended: no network'],
  ])('%j', (fields, words) => {
    expect(syncLine([stateWith(fields)])).toBe(`Emergency24: ${words}`);
  });

  it('puts both services on one line', () => {
    expect(syncLine([stateWith(), stateWith({ source: 'chekt' })])).toBe(
      'Emergency24: done; CHeKT: done',
    );
  });
});

describe('a hit', () => {
  it('has the numbers and addresses of the person, with who says so', () => {
    expect(foundContact(HIT, ANA)).toEqual(FOUND);
  });

  it('that is only similar says so, for scripts that take only what was asked for', () => {
    expect(foundContact({ ...HIT, matched: 'similar' }, ANA)).toMatchObject({ similar: true });
  });

  it('has no numbers when the person has just been removed', () => {
    expect(foundContact(HIT, null)).toEqual({ ...HIT, similar: false, phones: [], emails: [] });
  });
});
