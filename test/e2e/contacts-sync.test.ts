// Five thousand contacts read by the real app in practice: pressed meanwhile, killed half way, asked for by the command line, and sealed on disk.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personAt } from '../../src/main/practice/emergency24/directory';
import { Desk } from './harness/desk';
import { allRecordKeys, contactFiles, namesFor, syncOf, untilRead } from './harness/directory';
import { Practice } from './harness/practice';
import { PracticeContacts } from './harness/practice-contacts';
import { Screen } from './harness/screen';

const SIZE = 5000;
/** Of each answer: the reading of all takes long enough to do something meanwhile. */
const ANSWER_MS = 12;

const desk = new Desk({ managed: { language: 'en', panic: { countdownSeconds: 0 } } });
let screen: Screen;
let contacts: PracticeContacts;

/** After every start: the practice service of the last life has ended with it. */
async function open(): Promise<void> {
  await desk.start();
  screen = new Screen(desk, await desk.page());
  await screen.until('the practice service is there', ({ practice }) => practice !== null);
  contacts = await PracticeContacts.of(screen);
  await contacts.changeEmergency24({ size: SIZE, answerMs: ANSWER_MS });
}

beforeAll(open);
afterAll(() => desk.close());

const keyOf = (number: number) => `emergency24//${personAt(number).contactId}`;
const ALL = Array.from({ length: SIZE }, (_, number) => keyOf(number));
const emergency24Of = (keys: readonly string[]) =>
  keys.filter((key) => key.startsWith('emergency24/')).sort();
const untilDetails = (done: number) =>
  screen.until(
    `${done} details are read`,
    (state) => {
      const sync = syncOf(state, 'emergency24');
      return sync?.phase === 'details' && sync.done >= done;
    },
    60_000,
  );
/** Those of them who are found by their own address, which the list does not show. */
async function withDetail(numbers: readonly number[]): Promise<readonly number[]> {
  const found: number[] = [];
  // One after the other: a newer search of the same window takes the place of the last one.
  for (const number of numbers) {
    const query = personAt(number).EmailAddresses[0] ?? '';
    const [hit] = await screen.call('searchContacts', { query, limit: 1 });
    if (hit?.key === keyOf(number)) found.push(number);
  }
  return found;
}
const fullName = (number: number) => {
  const { FirstName, LastName } = personAt(number);
  return `${FirstName} ${LastName}`;
};

describe('reading five thousand contacts', () => {
  it('leaves a press as quick as ever: accepted within a second', async () => {
    await screen.until('practice', ({ readiness }) => readiness.verdict === 'practice');
    await untilDetails(200);
    await screen.click(screen.button('Threat'));
    const { rungs } = await screen.untilState('THREAT', 'accepted', 10_000);
    expect(Number(rungs.acceptedMs) - rungs.pressedMs).toBeLessThan(1000);
    expect(syncOf(await screen.state(), 'emergency24')?.phase).toBe('details');
    expect(await (await Practice.of(screen)).withStatus(1)).toHaveLength(1);
  });

  it('finds everybody by name and those read so far by all of it, and goes on after a kill with no gap and no double', async () => {
    const state = await untilDetails(2000);
    expect(state.directory.counts.records.emergency24).toBe(SIZE);
    const sample = Array.from({ length: 50 }, (_, step) => 10 + step * 99);
    const known = await withDetail(sample);
    expect(known.length).toBeGreaterThan(5);
    expect(await namesFor(screen, fullName(4000))).toContain(fullName(4000));
    const done = syncOf(await screen.state(), 'emergency24')?.done ?? 0;
    await desk.kill();

    await open();
    await screen.until('the search is ready', ({ directory }) => directory.searchReady);
    expect(syncOf(await screen.state(), 'emergency24')?.completedAtMs ?? null).toBeNull();
    expect(await withDetail(known)).toEqual(known);
    expect(await namesFor(screen, fullName(4000))).toContain(fullName(4000));

    const read = await untilRead(screen, 'emergency24', 1, 120_000);
    expect(await contacts.countAtEmergency24()).toBe(SIZE);
    expect(read.directory.counts.records.emergency24).toBe(SIZE);
    expect(syncOf(read, 'emergency24')?.skipped).toBe(0);
    expect(emergency24Of(await allRecordKeys(screen))).toEqual([...ALL].sort());
    expect(await withDetail(sample)).toEqual(sample);
    // Not everything was asked for again: what was read before the kill was kept.
    const asked = (await contacts.requests()).at(-1)?.id ?? 0;
    expect(asked).toBeLessThan(SIZE - done + 500);
  });
});

describe('tocsin contacts', () => {
  it('sync ends with 0 when all of it is read, and says how many', async () => {
    await contacts.changeEmergency24({ size: SIZE + 40, answerMs: 5 });
    const { code, stdout, stderr } = await desk.command(['contacts', 'sync']);
    expect(stderr).toContain('complete');
    expect(code).toBe(0);
    const lines = stdout.split('\n').filter((line) => line !== '');
    expect(lines).toHaveLength(1);
    const said = JSON.parse(lines[0] ?? '') as { readonly result: string };
    expect(said).toMatchObject({ result: 'complete' });
    const { directory } = await screen.state();
    expect(directory.counts.records.emergency24).toBe(SIZE + 40);
  });

  const search = async (...words: string[]) => {
    const { code, stdout, stderr } = await desk.command(['contacts', 'search', ...words]);
    const hits = stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { readonly name: string; readonly matched: string });
    return { code, hits, stderr };
  };

  it('search prints one line of JSON for each hit, by name and by the last four digits', async () => {
    const byName = await search('okafor grace');
    expect(byName.code).toBe(0);
    expect(byName.hits[0]).toMatchObject({
      name: 'Grace Okafor',
      sources: ['emergency24', 'chekt'],
      matched: 'name',
    });
    const byDigits = await search('0138');
    expect(byDigits.hits[0]).toMatchObject({ name: 'Otto Nakamura', matched: 'phone' });
    expect((await search('0138', '--limit', '1')).hits).toHaveLength(1);
    expect(await search('qqqqxxxx')).toEqual({ code: 0, hits: [], stderr: '' });
  });

  it('search answers the same when the app was not running: it starts it', async () => {
    const before = await search('okafor', '--limit', '5');
    expect(before).toMatchObject({ code: 0, stderr: '' });
    expect(before.hits).toHaveLength(5);
    await desk.stop();
    const after = await search('okafor', '--limit', '5');
    expect(after).toMatchObject({ code: 0, hits: before.hits });
    expect(after.stderr).toContain('was not running');
    expect((await search('0138')).hits[0]?.name).toBe('Otto Nakamura');
  });
});

describe('the files', () => {
  it('hold no name, number or address that can be read', () => {
    const files = contactFiles(desk);
    expect(files.size).toBeGreaterThan(0);
    const size = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    expect(size).toBeGreaterThan(100_000);
    const people = Array.from({ length: 100 }, (_, step) => personAt(step * 50));
    const plain = new Set([
      ...['@example.org', '@example.com', '+1-555-0130', '15550130', 'Okafor', 'contact_grace'],
      ...people.flatMap(({ EmailAddresses, CellPhones, WorkPhones }) => [
        ...EmailAddresses,
        ...CellPhones,
        ...WorkPhones,
      ]),
    ]);
    const seen = [...files].flatMap(([path, bytes]) =>
      [...plain]
        .filter((words) => bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le')))
        .map((words) => `${path}: ${words}`),
    );
    expect(seen).toEqual([]);
  });
});
