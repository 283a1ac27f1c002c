// How the form of a contact begins: from what the service shows now and what only this desk knows.
import { describe, expect, it } from 'vitest';
import { ADD_FIELDS } from '../../../../fakes/emergency24-samples';
import { createDesk, keyOf } from './desk';

const HELD = { ExternalID: '0042', FirstName: 'Ana', CellPhones: ['3125558888'], GroupIDs: ['7'] };

describe('the form of an Emergency24 contact', () => {
  it('shows what the service shows, and names what nobody can see', async () => {
    const desk = createDesk();
    desk.vendor.service.hold('10', HELD);
    const form = await desk.forms.begin(keyOf('10'));
    expect(form).toMatchObject({
      ok: true,
      value: {
        source: 'emergency24',
        recordKey: keyOf('10'),
        fields: { externalId: '0042', firstName: 'Ana', cellPhones: ['3125558888'] },
      },
    });
    const losses = form.ok && form.value.source === 'emergency24' ? form.value.losses : [];
    expect(losses.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['language', 'customValues', 'backupEmailAddresses', 'cellPhones']),
    );
  });

  it('fills in what only this desk knows, and then nothing is lost', async () => {
    const desk = createDesk();
    desk.vendor.service.hold('10', { ...HELD, ExternalID: '5556' });
    desk.masters.kept.set('10', ADD_FIELDS);
    const form = await desk.forms.begin(keyOf('10'));
    expect(form).toMatchObject({
      value: {
        fields: { language: 'English', backupEmailAddresses: ADD_FIELDS.backupEmailAddresses },
        losses: [],
      },
    });
  });

  it('finds the copy of a new contact whose id was not told at first', async () => {
    const desk = createDesk();
    desk.vendor.service.hold('10', { ...HELD, ExternalID: '5556' });
    desk.masters.kept.set('external:5556', ADD_FIELDS);
    expect(await desk.forms.begin(keyOf('10'))).toMatchObject({ value: { losses: [] } });
    expect([...desk.masters.kept.keys()]).toEqual(['10']);
  });

  it('does not begin without the service, nor without knowing what it would lose', async () => {
    const desk = createDesk();
    desk.vendor.service.hold('10', HELD);
    desk.masters.broken = { kind: 'storage', reason: 'keyring-locked', detail: 'locked' };
    expect(await desk.forms.begin(keyOf('10'))).toMatchObject({ failure: { kind: 'storage' } });
    desk.cutLine();
    expect(await desk.forms.begin(keyOf('10'))).toMatchObject({ failure: { kind: 'offline' } });
    expect(desk.forms.begun(keyOf('10'))).toBeNull();
  });

  it.each(['', 'emergency24', 'share911//1', 'emergency24//', 'emergency24//1/2', '%E0%A4%A'])(
    'refuses "%s", which names no record',
    async (key) => {
      const failure = { kind: 'invalid-input', field: 'recordKey' };
      expect(await createDesk().forms.begin(key)).toMatchObject({ failure });
    },
  );
});

describe('the form of a CHeKT contact', () => {
  it('offers what CHeKT shows, and leaves words alone that no form knows', async () => {
    const desk = createDesk({
      chekt: {
        firstName: 'Jane',
        phone: '+1-555-0456',
        type: 'janitor',
        role: 'manager',
        preferences: { email: true, sms: null, push: false },
      },
    });
    expect(await desk.forms.begin('chekt/site%2F1/c%201')).toEqual({
      ok: true,
      value: {
        source: 'chekt',
        recordKey: 'chekt/site%2F1/c%201',
        siteId: 'site/1',
        contactId: 'c 1',
        fields: {
          firstName: 'Jane',
          lastName: '',
          email: null,
          phone: '+1-555-0456',
          type: null,
          role: 'manager',
          preferences: null,
          externalId: null,
        },
      },
    });
  });
});
