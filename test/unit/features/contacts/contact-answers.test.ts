// A table brought to the app and fetched from it as the command line does, through the questions of the control socket.
import { describe, expect, it } from 'vitest';
import { createTableDesk } from '../../../../src/main/command-line/table-desk';
import { createContactAnswers } from '../../../../src/main/features/contacts/contact-answers';
import { ControlEnvelope, LINE_LIMIT_BYTES } from '../../../../src/main/core/control/protocol';
import type { ContactSource } from '../../../../src/shared/contacts/contact';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';
import type { Person } from '../../../../src/shared/contacts/person';
import { createManualClock } from '../../../fakes/clock';
import { valueOf } from '../../../fakes/emergency24-desk';
import { importDesk } from './editing/import-desk';
import { personOf, recordWith } from './editing/people';

const LOCKED = { kind: 'storage', reason: 'keyring-locked', detail: 'locked' } as const;

interface Parts {
  readonly people?: readonly Person[];
  readonly siteIds?: readonly string[];
  readonly sources?: readonly ContactSource[];
  /** Read to the end, by source; what is not named is. */
  readonly whole?: Partial<Record<ContactSource, Result<boolean>>>;
}

function appWith(parts: Parts = {}) {
  const clock = createManualClock();
  const recorded: unknown[] = [];
  const imports = importDesk({ people: parts.people ?? [] });
  let ids = 0;
  const contacts = {
    imports,
    isWhole: (source: ContactSource) => Promise.resolve(parts.whole?.[source] ?? ok(true)),
    siteIds: () => parts.siteIds ?? ['site_1'],
    configured: () => parts.sources ?? ['emergency24', 'chekt'],
    directory: { all: () => parts.people ?? [] },
  } as unknown as Parameters<typeof createContactAnswers>[0]['desk'];
  const answers = createContactAnswers({
    environment: 'practice',
    activity: { record: (line: unknown) => void recorded.push(line) } as never,
    desk: contacts,
    language: () => 'en',
    clock,
    newId: () => `visit-${(ids += 1)}`,
  });
  const lines: number[] = [];
  const tables = createTableDesk({
    async ask(request, schema) {
      const line = JSON.stringify({ token: 't', request });
      lines.push(line.length);
      const { request: read } = ControlEnvelope.parse(JSON.parse(line));
      const answer =
        read.call === 'import-contacts'
          ? await answers.importStep(read.step)
          : read.call === 'export-contacts'
            ? await answers.exportStep(read.step)
            : failed({ kind: 'bug', detail: read.call });
      return answer.ok ? ok(schema.parse(JSON.parse(JSON.stringify(answer.value)))) : answer;
    },
  });
  return { tables, answers, imports, clock, recorded, lines };
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const TABLE = bytesOf('External ID,First name,E-mail\n1,Ana,a@x.org\n2,Bo,nowhere\n3,Cy,c@x.org\n');
const E24 = { source: 'emergency24' } as const;

async function allRows(tables: ReturnType<typeof appWith>['tables'], visit: string) {
  const rows = [];
  for await (const each of tables.rows(visit)) rows.push(...valueOf(each));
  return rows;
}

describe('a table brought by the command line', () => {
  it('is looked at, told row by row, and taken as asked', async () => {
    const { tables, imports, answers } = appWith();
    const visit = valueOf(await tables.bring(TABLE));
    expect(answers.isVisited()).toBe(true);
    expect(await tables.look(visit, E24)).toMatchObject({
      value: {
        ...{ kind: 'looked', environment: 'practice', rows: 3, onItsWay: 0 },
        verdicts: { add: 2, same: 0, known: 0, wrong: 1 },
        understood: { encoding: 'utf-8', delimiter: ',' },
      },
    });
    expect(await allRows(tables, visit)).toMatchObject([
      { line: 2, verdict: 'add', sends: { fields: { firstName: 'Ana' } } },
      { line: 3, verdict: 'wrong', problems: [{ line: 3, column: 'E-mail' }], sends: null },
      { line: 4, verdict: 'add', sends: { fields: { firstName: 'Cy' } } },
    ]);
    expect(await tables.take(visit, false)).toMatchObject({ failure: { kind: 'rejected' } });
    expect(imports.accepted).toEqual([]);
    expect(await tables.take(visit, true)).toEqual(ok({ taken: 2 }));
    expect(imports.accepted[0]).toMatchObject([
      { action: { name: 'Ana', origin: 'command-line' } },
      { action: { name: 'Cy' } },
    ]);
    await tables.close(visit);
    expect(answers.isVisited()).toBe(false);
  });

  it('comes in portions that fit a line, and its rows in several answers', async () => {
    const { tables, lines } = appWith();
    const many = Array.from(
      { length: 4500 },
      (_, n) => `${n},Ána ${n},a${n}@${'x'.repeat(60)}.org`,
    );
    const bytes = bytesOf(['External ID,First name,E-mail', ...many].join('\n'));
    const visit = valueOf(await tables.bring(bytes));
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines)).toBeLessThan(LINE_LIMIT_BYTES);
    expect(await tables.look(visit, E24)).toMatchObject({ value: { rows: 4500 } });
    const rows = await allRows(tables, visit);
    expect(rows.map(({ name }) => name)).toEqual(many.map((_row, n) => `Ána ${n}`));
    expect(rows.at(-1)?.sends).toMatchObject({ fields: { firstName: 'Ána 4499' } });
  });

  it('is not looked at before all of it is there, and takes no portion that does not fit', async () => {
    const { answers } = appWith();
    const opened = (await answers.importStep({ step: 'open', bytes: 4 })) as Result<{
      readonly visit: string;
    }>;
    const { visit } = valueOf(opened);
    const part = (at: number, text: string) =>
      answers.importStep({ step: 'part', visit, at, data: Buffer.from(text).toString('base64') });
    expect(await answers.importStep({ step: 'look', visit, ...E24 })).toMatchObject({
      failure: { field: 'bytes' },
    });
    expect(await part(1, 'ab')).toMatchObject({ failure: { field: 'at' } });
    expect(await part(0, 'abcde')).toMatchObject({ failure: { field: 'at' } });
    expect(await part(0, 'ab')).toEqual(ok(null));
    expect(await part(0, 'ab')).toMatchObject({ failure: { field: 'at' } });
    expect(await answers.importStep({ step: 'rows', visit, from: 0 })).toMatchObject({ ok: false });
    expect(await answers.importStep({ step: 'take', visit, skipProblems: true })).toMatchObject({
      ok: false,
    });
  });

  it('is forgotten when nobody asks for a minute', async () => {
    const { tables, answers, clock } = appWith();
    const visit = valueOf(await tables.bring(TABLE));
    await clock.advance(60_000);
    expect(answers.isVisited()).toBe(false);
    expect(await tables.look(visit, E24)).toMatchObject({ failure: { field: 'visit' } });
  });

  it('is not judged while nobody knows who is there already', async () => {
    const { tables } = appWith({ whole: { emergency24: ok(false), chekt: failed(LOCKED) } });
    const visit = valueOf(await tables.bring(TABLE));
    expect(await tables.look(visit, E24)).toMatchObject({ value: { kind: 'unread' } });
    expect(await tables.look(visit, { source: 'chekt' })).toEqual(failed(LOCKED));
  });

  it.each([
    [['site_1'], undefined, 'add'],
    [['site_1'], 'site_1', 'add'],
    [['site_1'], 'site_2', 'this is no site of this desk: site_1'],
    [['site_1', 'site_2'], undefined, 'name a site of this desk: site_1, site_2'],
    [['site_1', 'site_2'], 'site_2', 'add'],
    [[], undefined, 'name a site of this desk: none'],
  ])('at CHeKT belongs to a site of this desk: %j, %s', async (siteIds, siteId, expected) => {
    const { tables } = appWith({ siteIds });
    const visit = valueOf(
      await tables.bring(bytesOf('Name,Phone,Type\nAna Ek,3125558888,primary')),
    );
    const looked = await tables.look(visit, { source: 'chekt', siteId });
    if (!looked.ok) expect(looked.failure.detail).toBe(expected);
    else expect((await allRows(tables, visit))[0]?.verdict).toBe(expected);
  });

  it('that is empty is refused, and one without known headings says so', async () => {
    const { tables } = appWith();
    expect(await tables.bring(bytesOf(''))).toMatchObject({
      failure: { detail: 'the file is empty' },
    });
    const visit = valueOf(await tables.bring(bytesOf('only words\n')));
    expect(await tables.look(visit, E24)).toMatchObject({
      value: { rows: 0, problems: [expect.stringContaining('No heading in the first line')] },
    });
  });
});

describe('the directory fetched by the command line', () => {
  const people = [
    personOf(recordWith({ vendorId: '1' })),
    personOf(recordWith({ source: 'chekt', siteId: 's', firstName: 'Bo' })),
  ];
  const fetched = async (parts: Parts, source?: ContactSource) => {
    const app = appWith({ people, ...parts });
    const begun = await app.tables.beginExport(source);
    if (!begun.ok || begun.value.kind === 'unread') return { ...app, begun, text: '' };
    let text = '';
    for await (const piece of app.tables.pieces(begun.value.visit)) text += piece;
    return { ...app, begun, text };
  };

  it('is the table that the window saves, of one service or of both, and that is recorded', async () => {
    const both = await fetched({});
    expect(both.text.startsWith('\uFEFFSource,Site,Contact ID')).toBe(true);
    expect(both.text).toContain('Bo,García');
    expect(both.recorded).toEqual([{ kind: 'contacts-exported', facts: { source: 'all' } }]);
    expect(both.answers.isVisited()).toBe(false);
    const one = await fetched({}, 'emergency24');
    expect(one.text).toContain('Ana,García');
    expect(one.text).not.toContain('Bo,');
    expect(one.recorded).toEqual([{ kind: 'contacts-exported', facts: { source: 'emergency24' } }]);
  });

  it('is not there while a service that is set up was never read, and nothing is recorded', async () => {
    const { begun, recorded } = await fetched({ whole: { chekt: ok(false) } });
    expect(begun).toEqual(ok({ kind: 'unread' }));
    expect(recorded).toEqual([]);
    expect((await fetched({ whole: { chekt: ok(false) } }, 'emergency24')).text).not.toBe('');
    const alone = await fetched({ sources: ['emergency24'], whole: { chekt: ok(false) } });
    expect(alone.text).not.toBe('');
  });

  it('is refused with the reason when it cannot be read, or no service is set up', async () => {
    expect((await fetched({ whole: { emergency24: failed(LOCKED) } })).begun).toEqual(
      failed(LOCKED),
    );
    expect((await fetched({ sources: [] })).begun).toMatchObject({
      failure: { kind: 'not-configured' },
    });
  });
});
