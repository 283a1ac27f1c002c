// The contacts of a site: asked for when they are not fresh, and kept when CHeKT cannot be asked.
import { describe, expect, it } from 'vitest';
import { createSiteContacts } from '../../../../src/main/features/verification/site-contacts';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';
import type { SiteContact } from '../../../../src/shared/verification/verification';

const grace: SiteContact = {
  contactId: 'c1',
  name: 'Grace',
  type: 'primary',
  role: null,
  phone: null,
  email: null,
};
const OFFLINE = failed({ kind: 'offline', detail: 'offline' });

function cache() {
  const state = { nowMs: 0, asked: 0, answer: ok([grace]) as Result<readonly SiteContact[]> };
  const contacts = createSiteContacts({
    fetch() {
      state.asked += 1;
      return Promise.resolve(state.answer);
    },
    now: () => state.nowMs,
    onChange: () => undefined,
  });
  return { state, contacts };
}

describe('the contacts of a site', () => {
  it('are asked for once while they are fresh, also by two at a time', async () => {
    const { state, contacts } = cache();
    await Promise.all([contacts.list('s', false), contacts.list('s', false)]);
    await contacts.list('s', false);
    expect(state.asked).toBe(1);
    state.nowMs = 61_000;
    await contacts.list('s', false);
    expect(state.asked).toBe(2);
  });

  it('are told with their age from before when CHeKT cannot be reached', async () => {
    const { state, contacts } = cache();
    await contacts.list('s', false);
    state.nowMs = 100_000;
    state.answer = OFFLINE;
    expect(await contacts.list('s', false)).toMatchObject({ ok: true, value: { asOfMs: 0 } });
    expect(await contacts.list('s', true)).toEqual(OFFLINE);
    expect(await contacts.list('other', false)).toEqual(OFFLINE);
  });

  it('are known for a suggestion without asking anybody', async () => {
    const { state, contacts } = cache();
    expect(contacts.known('s')).toEqual([]);
    await contacts.list('s', false);
    expect(contacts.known('s')).toEqual([{ contactId: 'c1', name: 'Grace', type: 'primary' }]);
    expect(state.asked).toBe(1);
  });
});
