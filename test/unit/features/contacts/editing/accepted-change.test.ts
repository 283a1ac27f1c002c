// What an accepted change does to the directory and the master copies, before anything is read again.
import { describe, expect, it } from 'vitest';
import type { ChektContactWrite } from '../../../../../src/shared/contacts/chekt-contact';
import { recordKey, type SourceRecord } from '../../../../../src/shared/contacts/contact';
import type { ContactChange } from '../../../../../src/shared/contacts/contact-change';
import type { Emergency24Write } from '../../../../../src/shared/contacts/emergency24';
import { ADD_FIELDS } from '../../../../fakes/emergency24-samples';
import { createDesk, keyOf, NOW } from './desk';

const of = (write: Emergency24Write, key: string | null = null): ContactChange => ({
  kind: 'contact-change',
  change: { source: 'emergency24', write },
  recordKey: key,
  name: 'Test',
  origin: 'window',
});
const atChekt = (write: ChektContactWrite, key: string | null = null): ContactChange => ({
  kind: 'contact-change',
  change: { source: 'chekt', write },
  recordKey: key,
  name: 'Jane',
  origin: 'window',
});
const target = { by: 'contact-id', id: '10' } as const;
const ADD = of({ write: 'add', fields: ADD_FIELDS });

describe('an accepted change at Emergency24', () => {
  it('puts a new contact into the directory with its numbers, and keeps the master copy', async () => {
    const desk = createDesk();
    await desk.applyAccepted(ADD, '77');
    expect(desk.records.get(keyOf('77'))).toMatchObject({
      externalId: '5556',
      firstName: 'Test',
      title: null,
      phones: [
        { number: '3125558888', kind: 'cell' },
        { number: '3125555555', kind: 'work' },
        { number: '3125556666', kind: 'home' },
      ],
      emails: ADD_FIELDS.emailAddresses,
      groups: ['Newsletter', '10070'],
      asOfMs: NOW,
    });
    expect(desk.masters.kept.get('77')).toEqual(ADD_FIELDS);
  });

  it('finds out the id of a new contact that the answer did not tell', async () => {
    const desk = createDesk();
    desk.vendor.service.hold('88', { ExternalID: '5556', FirstName: 'Test' });
    await desk.applyAccepted(ADD, null);
    expect([...desk.masters.kept.keys()]).toEqual(['88']);
    expect(desk.records.has(keyOf('88'))).toBe(true);
  });

  it('keeps the copy under the external id while nobody can tell the id', async () => {
    const desk = createDesk();
    desk.cutLine();
    await desk.applyAccepted(ADD, null);
    expect([...desk.masters.kept.keys()]).toEqual(['external:5556']);
    expect(desk.readAgain).toEqual(['emergency24']);
  });

  it('forgets a removed contact', async () => {
    const desk = createDesk();
    await desk.applyAccepted(ADD, '10');
    await desk.applyAccepted(of({ write: 'delete', target }, keyOf('10')), null);
    expect(desk.records.size).toBe(0);
    expect(desk.masters.kept.size).toBe(0);
  });

  it('follows the groups somebody joins and leaves', async () => {
    const desk = createDesk();
    await desk.applyAccepted(ADD, '10');
    const leave = { write: 'leave-group', groupId: '10010', target } as const;
    await desk.applyAccepted(of(leave, keyOf('10')), null);
    expect(desk.records.get(keyOf('10'))?.groups).toEqual(['10070']);
    expect(desk.masters.kept.get('10')?.groupIds).toEqual(['10070']);
    const join = { write: 'join-group', groupId: '10010', target } as const;
    await desk.applyAccepted(of(join, keyOf('10')), null);
    await desk.applyAccepted(of(join, keyOf('10')), null);
    expect(desk.records.get(keyOf('10'))?.groups).toEqual(['10070', 'Newsletter']);
    expect(desk.masters.kept.get('10')?.groupIds).toEqual(['10070', '10010']);
  });

  it('is accepted all the same when the master copy cannot be kept: that is trouble, told', async () => {
    const desk = createDesk();
    desk.masters.broken = { kind: 'storage', detail: 'full' };
    await desk.applyAccepted(ADD, '77');
    expect(desk.troubles).toEqual([desk.masters.broken]);
    expect(desk.records.has(keyOf('77'))).toBe(true);
  });
});

describe('an accepted change at CHeKT', () => {
  const key = recordKey({ source: 'chekt', siteId: 'site_1', vendorId: 'c1' });
  const fields = {
    firstName: 'Jane',
    lastName: 'Smith',
    email: null,
    phone: '+1-555-0456',
    type: 'primary',
    role: null,
    preferences: null,
    externalId: '0042',
  } as const;
  const place = { siteId: 'site_1', contactId: 'c1' } as const;
  const record = (desk: ReturnType<typeof createDesk>): SourceRecord | undefined =>
    desk.records.get(key);

  async function deskWithJane() {
    const desk = createDesk();
    await desk.applyAccepted(atChekt({ write: 'add', siteId: 'site_1', fields }), 'c1');
    return desk;
  }

  it('puts the new contact under its site', async () => {
    const phones = [{ number: '+1-555-0456', kind: null }];
    const expected = { firstName: 'Jane', externalId: '0042', type: 'primary', phones, emails: [] };
    expect(record(await deskWithJane())).toMatchObject(expected);
  });

  it('changes only what was changed, and takes away what was taken away', async () => {
    const desk = await deskWithJane();
    const change = { email: 'jane@example.com', phone: null, role: 'owner' } as const;
    await desk.applyAccepted(atChekt({ write: 'update', ...place, change }, key), 'c1');
    expect(record(desk)).toMatchObject({
      firstName: 'Jane',
      type: 'primary',
      role: 'owner',
      phones: [],
      emails: ['jane@example.com'],
      asOfMs: NOW,
    });
  });

  it('removes somebody, by reference too', async () => {
    for (const write of [
      { write: 'remove', ...place },
      { write: 'remove-by-reference', accountReferenceId: 'a', externalContactId: '0042' },
    ] as const) {
      const desk = await deskWithJane();
      await desk.applyAccepted(atChekt(write, key), null);
      expect(record(desk)).toBeUndefined();
    }
  });

  it('reads the list again where nobody knows the site of somebody new', async () => {
    const desk = createDesk();
    const write = { write: 'add-by-reference', accountReferenceId: 'a', fields } as const;
    await desk.applyAccepted(atChekt(write), 'c9');
    expect(desk.records.size).toBe(0);
    expect(desk.readAgain).toEqual(['chekt']);
  });

  it('leaves everything alone after a validation', async () => {
    const desk = await deskWithJane();
    const before = record(desk);
    const write = { write: 'validate', ...place, method: 'sms', message: 'Is it you?' } as const;
    await desk.applyAccepted(atChekt(write, key), 'val_1');
    expect(record(desk)).toEqual(before);
    expect(desk.readAgain).toEqual([]);
  });
});
