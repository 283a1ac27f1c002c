// A strict Emergency24 on a bad day: too many at once, errors, dead connections, lost replies, refused addresses; nobody is missed, doubled or misjudged.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Emergency24Fields } from '../../src/shared/contacts/emergency24';
import { allRecordKeys } from './harness/directory';
import type { Screen } from './harness/screen';
import { changeAndWait, StrictContactsDesk } from './harness/strict-emergency24-desk';
import { strictPersonAt } from './harness/strict-emergency24-people';

const SIZE = 640;
let made: StrictContactsDesk;
let screen: Screen;

beforeAll(async () => {
  made = await StrictContactsDesk.make({ size: SIZE, siteIds: [] });
});
afterAll(() => made.close());

const keyOf = (contactId: string) => `emergency24//${contactId}`;
const vendor = () => made.emergency24;

function newcomer(externalId: string, firstName: string): Emergency24Fields {
  return {
    ...{ externalId, firstName, lastName: 'Lostreply', description: '', title: '' },
    ...{ department: '', departmentId: '', address1: '', address2: '', city: '', state: '' },
    ...{ zip: '', language: '', emailAddresses: [], backupEmailAddresses: [] },
    ...{ cellPhones: ['3125550101'], alternateCellPhones: [], workPhones: [] },
    ...{ alternateWorkPhones: [], homePhones: [], alternateHomePhones: [] },
    ...{ groupIds: [], customValues: [] },
  };
}

describe('a reading on a bad day', () => {
  it('tells a refused address from a refused key, and reads nothing', async () => {
    const { gate } = vendor();
    gate.notListed = 'IP address 203.0.113.7 is not in the whitelist of this API key';
    const address = await made.sync();
    expect(address.code).toBe(1);
    expect(address.line.sources[0]?.failure).toMatchObject({
      kind: 'unauthorized',
      reason: 'address-not-allowed',
    });
    expect(address.stderr).toContain('203.0.113.7');
    gate.notListed = null;
    const right = made.rule;
    gate.rule = { auth: 'bearer', key: 'another' };
    const key = await made.sync();
    gate.rule = right;
    expect(key.code).toBe(1);
    expect(key.line.sources[0]?.failure).toMatchObject({ kind: 'unauthorized', httpStatus: 401 });
    expect(key.line.sources[0]?.failure).not.toHaveProperty('reason');
    expect(vendor().counts.get('by id') ?? 0).toBe(0);
  });

  it('is complete in the end, with everybody once, whatever came between', async () => {
    vendor().atOnceMax = 2;
    vendor().answerMs = 4;
    vendor().casing = 'lower';
    vendor().book.pageMax = 90;
    let count = 0;
    vendor().mishap = ({ call }) => {
      count += 1;
      if (call === 'all contacts' && count === 2) return { kind: 'lose' };
      if (call !== 'by id') return null;
      if (count % 400 === 50) return { kind: 'say', status: 500, body: '<h1>Oops</h1>' };
      if (count % 400 === 150) return { kind: 'drop' };
      if (count % 400 === 250) return { kind: 'inside-200', code: 429, message: 'Slow down' };
      if (count % 400 === 350) return { kind: 'inside-200', code: 500, message: 'Our server' };
      return null;
    };
    const { code, line, stderr } = await made.sync();
    expect(stderr).toContain('complete');
    expect(vendor().peak).toBeGreaterThan(2);
    expect(vendor().peak).toBeLessThanOrEqual(4);
    expect({ code, sources: line.sources }).toMatchObject({ code: 0, sources: [{ skipped: 0 }] });
    vendor().mishap = () => null;
    vendor().atOnceMax = 4;
    vendor().answerMs = 0;
    vendor().casing = 'as-shown';

    await made.desk.stop();
    screen = await made.start();
    await screen.until('the search is ready', ({ directory }) => directory.searchReady);
    const keys = await allRecordKeys(screen);
    const all = Array.from({ length: SIZE }, (_, number) =>
      keyOf(strictPersonAt(number).contactId),
    );
    expect([...keys].sort()).toEqual(all.sort());
    const [last] = await screen.call('searchContacts', { query: `p${SIZE - 1}@strict`, limit: 1 });
    expect(last?.key).toBe(keyOf(strictPersonAt(SIZE - 1).contactId));
    expect(made.complaints).toEqual([]);
  });
});

describe('a change whose answer is lost', () => {
  beforeEach(async () => {
    vendor().mishap = () => null;
    // Leaves a kept connection behind: a network stack may say a request twice by itself on such a one.
    await screen.call('contactGroups', undefined);
  });

  it('adds somebody once, and says that it did', async () => {
    // Then its arrival can only be seen at the address as the page misspells it.
    vendor().book.spelling = 'exteranl';
    let lost = 0;
    vendor().mishap = ({ call }) => (call === 'add' && lost++ === 0 ? { kind: 'lose' } : null);
    const fields = newcomer('00991', 'Una');
    const ended = await changeAndWait(screen, {
      change: { source: 'emergency24', write: { write: 'add', fields } },
      recordKey: null,
      name: 'Una Lostreply',
    });
    expect(ended).toMatchObject({ state: 'accepted', failure: null });
    expect(
      vendor()
        .of('add')
        .map(({ answered }) => answered),
    ).toEqual(['lose']);
    const [hit] = await screen.call('searchContacts', { query: 'una lostreply', limit: 1 });
    const held = vendor().book.byExternalId('00991');
    expect(hit?.key).toBe(keyOf(held?.contactId ?? ''));
  });

  it('deletes somebody, and says that it did', async () => {
    let lost = 0;
    vendor().mishap = ({ call }) => (call === 'delete' && lost++ === 0 ? { kind: 'lose' } : null);
    const { contactId } = strictPersonAt(4);
    const target = { by: 'contact-id', id: contactId } as const;
    const ended = await changeAndWait(screen, {
      change: { source: 'emergency24', write: { write: 'delete', target } },
      recordKey: keyOf(contactId),
      name: 'Four',
    });
    expect(ended).toMatchObject({ state: 'accepted' });
    expect(
      vendor()
        .of('delete')
        .map(({ answered }) => answered),
    ).toEqual(['lose', '404']);
  });
});
