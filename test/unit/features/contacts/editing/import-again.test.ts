// The same table once more: who is there, or on the way there, is never added twice.
import { describe, expect, it } from 'vitest';
import type { ContactChange } from '../../../../../src/shared/contacts/contact-change';
import type { Delivery } from '../../../../../src/shared/delivery';
import { failed, ok } from '../../../../../src/shared/core/failure';
import { importDesk, type ImportParts } from './import-desk';
import { personOf, recordWith } from './people';

const TABLE = [
  'External ID,First name,Last name,Phone,E-mail',
  '1,Ana,García,3125558888,a@x.org',
  '2,Bo,Ek,,b@x.org',
].join('\n');
const AT_CHEKT = 'Name,Phone,Type\nAna García,3125558888,primary';
const TAKEN = { kind: 'storage', detail: 'the disk is broken' } as const;

/** What taking this table leaves on the way. */
async function changesOf(table: string, siteId?: string): Promise<readonly ContactChange[]> {
  const desk = importDesk();
  const source = siteId === undefined ? 'emergency24' : 'chekt';
  const { id } = await desk.look(table, { source, siteId });
  await desk.run(id, 'command-line');
  return desk.accepted.flat().map(({ action }) => action);
}
const asDelivery = (action: ContactChange) => ok({ action } as Delivery);
const rowsOf = async (parts: ImportParts, table = TABLE) =>
  (await importDesk(parts).look(table)).rows.map(({ verdict, onItsWay, notes }) => [
    ...[verdict, onItsWay === true],
    ...notes,
  ]);

describe('a table whose people are on the way', () => {
  it('is known, wherever they wait', async () => {
    const [ana, bo] = await changesOf(TABLE);
    if (ana === undefined || bo === undefined) throw new Error('nobody is on the way');
    expect(await rowsOf({ pending: [ana], unmoved: [asDelivery(bo)] })).toEqual([
      ['same', true, 'already on its way'],
      ['same', true, 'already on its way'],
    ]);
    expect(await rowsOf({ language: 'es', pending: [ana] })).toEqual([
      ['same', true, 'ya está en camino'],
      ['add', false],
    ]);
  });

  it('is told apart from one that says other things of them', async () => {
    const changed = TABLE.replace('3125558888', '3125557777');
    expect(await rowsOf({ pending: await changesOf(TABLE) }, changed)).toEqual([
      ['known', true, 'already on its way'],
      ['same', true, 'already on its way'],
    ]);
  });

  it('is simply there once the directory shows them', async () => {
    const ana = recordWith({ externalId: '1', phones: [{ number: '3125558888', kind: null }] });
    const people = [personOf({ ...ana, emails: ['a@x.org'] })];
    const [first] = await rowsOf({ people, pending: await changesOf(TABLE) });
    expect(first).toEqual(['same', false]);
  });

  it('at CHeKT counts for its own site only', async () => {
    const pending = await changesOf(AT_CHEKT, 'site_1');
    const verdictAt = async (siteId: string) =>
      (await importDesk({ pending }).look(AT_CHEKT, { source: 'chekt', siteId })).rows[0]?.verdict;
    expect(await verdictAt('site_1')).toBe('same');
    expect(await verdictAt('site_2')).toBe('add');
  });

  it('is not judged when the disk does not tell who waits', async () => {
    const desk = importDesk({ unmoved: [failed(TAKEN)] });
    expect(await desk.preview({ source: 'emergency24', text: TABLE })).toEqual(failed(TAKEN));
  });
});

describe('two previews of one table', () => {
  it('cannot both be taken, also when both are taken at once', async () => {
    const desk = importDesk();
    const [one, other] = [await desk.look(TABLE), await desk.look(TABLE)];
    const taken = await Promise.all([desk.run(one.id, 'window'), desk.run(other.id, 'window')]);
    expect(taken[0]).toEqual(ok({ taken: 2 }));
    expect(taken[1]).toMatchObject({ failure: { kind: 'invalid-input', reason: 'overtaken' } });
    expect(JSON.stringify(taken[1])).toContain('Another table');
    expect(desk.accepted).toHaveLength(1);
  });

  it('can when they are of two services', async () => {
    const desk = importDesk();
    const there = await desk.look(AT_CHEKT, { source: 'chekt', siteId: 'site_1' });
    const here = await desk.look(TABLE);
    expect(await desk.run(here.id, 'window')).toEqual(ok({ taken: 2 }));
    expect(await desk.run(there.id, 'window')).toEqual(ok({ taken: 1 }));
  });

  it('can when the first one was not taken after all', async () => {
    const desk = importDesk();
    const [one, other] = [await desk.look(TABLE), await desk.look(TABLE)];
    desk.breakDisk(TAKEN);
    expect(await desk.run(one.id, 'window')).toEqual(failed(TAKEN));
    desk.breakDisk(null);
    expect(await desk.run(other.id, 'window')).toEqual(ok({ taken: 2 }));
  });
});

it('somebody who is there without an id needs none in the table either', async () => {
  const people = [personOf(recordWith({ firstName: 'Ida', lastName: 'Ek', emails: ['i@x.org'] }))];
  const table = 'External ID,First name,Last name,E-mail\n,Ida,Ek,i@x.org\n,Uma,Ek,u@x.org';
  const { rows } = await importDesk({ people }).look(table);
  expect(rows.map(({ verdict, problems }) => [verdict, problems])).toEqual([
    ['same', []],
    ['wrong', ['External ID: is missing']],
  ]);
});

describe('somebody who is there', () => {
  const there = recordWith({
    externalId: '1',
    address: '1 Main St, Chicago',
    groups: ['Staff'],
    emails: ['a@x.org'],
  });
  const groups = [
    { groupId: 'g1', name: 'Staff' },
    { groupId: 'g2', name: 'Nurses' },
  ];
  const verdictOf = async (more: Readonly<Record<string, string>>) => {
    const columns = { 'External ID': '1', 'First name': 'Ana', 'Last name': 'García', ...more };
    const table = `${Object.keys(columns).join(';')}\n${Object.values(columns).join(';')}`;
    return (await importDesk({ people: [personOf(there)], groups }).look(table)).rows[0]?.verdict;
  };

  it('is unchanged where the table says what the directory says', async () => {
    const known = { Street: '1 Main St', City: 'Chicago', Groups: 'Staff', Language: '' };
    expect(await verdictOf(known)).toBe('same');
  });

  it.each([
    ['street', { Street: '2 Main St', City: 'Chicago' }],
    ['group', { Groups: 'Nurses' }],
    ['language', { Language: 'es' }],
    ['department id', { 'Department ID': '7' }],
    ['custom value', { 'Custom values': 'Badge=9' }],
  ])('is not called unchanged by a table with another %s', async (_what, more) => {
    expect(await verdictOf(more)).toBe('known');
  });

  it('at CHeKT is not called unchanged by a table that says how to notify them', async () => {
    const record = recordWith({
      source: 'chekt',
      siteId: 'site_1',
      type: 'primary',
      emails: ['a@x.org'],
    });
    const look = async (notify: string) => {
      const table = `First name,Last name,Type,E-mail,Notify by SMS\nAna,García,primary,a@x.org,${notify}`;
      const request = { source: 'chekt', siteId: 'site_1' } as const;
      return (await importDesk({ people: [personOf(record)] }).look(table, request)).rows[0]
        ?.verdict;
    };
    expect(await look('')).toBe('same');
    expect(await look('yes')).toBe('known');
  });
});
