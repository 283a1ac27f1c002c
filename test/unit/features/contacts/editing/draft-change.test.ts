// How a change becomes bytes: nothing stale is written back, nothing is lost without a word.
import { describe, expect, it } from 'vitest';
import type { ContactChangeRequest } from '../../../../../src/shared/contacts/contact-change';
import type { Emergency24Fields } from '../../../../../src/shared/contacts/emergency24';
import { ADD_FIELDS } from '../../../../fakes/emergency24-samples';
import { valueOf } from '../../../../fakes/emergency24-desk';
import { createDesk, draftOf, keyOf, NOW } from './desk';

const KEY = keyOf('10');
const HELD = {
  ExternalID: '0042',
  FirstName: 'Ana',
  Language: 'Spanish',
  CellPhones: ['3125558888'],
};
const byId = { by: 'contact-id', id: '10' } as const;

const update = (fields: Emergency24Fields, consent?: boolean): ContactChangeRequest => ({
  change: { source: 'emergency24', write: { write: 'update', target: byId, fields } },
  recordKey: KEY,
  name: 'Ana',
  ...(consent === undefined ? {} : { consent }),
});
const remove: ContactChangeRequest = {
  change: { source: 'emergency24', write: { write: 'delete', target: byId } },
  recordKey: KEY,
  name: 'Ana',
};
const join = (groupId: string): ContactChangeRequest => ({
  change: { source: 'emergency24', write: { write: 'join-group', groupId, target: byId } },
  recordKey: KEY,
  name: 'Ana',
});

async function deskWithForm(master: Emergency24Fields | null = null) {
  const desk = createDesk();
  desk.vendor.service.hold('10', HELD);
  if (master !== null) desk.masters.kept.set('10', master);
  const form = valueOf(await desk.forms.begin(KEY));
  if (form.source !== 'emergency24') throw new Error('another form');
  return { ...desk, fields: form.fields };
}
const bodyOf = (body: string | undefined): Record<string, unknown> =>
  JSON.parse(body ?? '{}') as Record<string, unknown>;

describe('an update of an Emergency24 contact', () => {
  it('asks first while it would lose what nobody can see', async () => {
    const desk = await deskWithForm();
    const answer = await desk.draft(update({ ...desk.fields, title: 'Nurse' }));
    expect(answer).toMatchObject({ ok: true, value: { kind: 'needs-consent' } });
    const losses = answer.ok && answer.value.kind === 'needs-consent' ? answer.value.losses : [];
    expect(losses.map(({ field }) => field)).toContain('language');
  });

  it('goes on with consent, and then knows everything the next time', async () => {
    const desk = await deskWithForm();
    const outcome = await desk.perform(update({ ...desk.fields, language: 'French' }, true));
    expect(outcome).toMatchObject({ kind: 'accepted' });
    const form = valueOf(await desk.forms.begin(KEY));
    expect(form).toMatchObject({ fields: { language: 'French' }, losses: [] });
  });

  it('loses nothing that this desk once wrote', async () => {
    const desk = createDesk();
    const add = { source: 'emergency24', write: { write: 'add', fields: ADD_FIELDS } } as const;
    const added = await desk.perform({ change: add, recordKey: null, name: 'Test' });
    const id = added.kind === 'accepted' ? (added.ref ?? '') : '';
    const before = desk.vendor.service.held.get(id);
    const form = valueOf(await desk.forms.begin(keyOf(id)));
    if (form.source !== 'emergency24') throw new Error('another form');
    const outcome = await desk.perform({
      change: {
        source: 'emergency24',
        write: {
          write: 'update',
          target: { by: 'contact-id', id },
          fields: { ...form.fields, title: 'Nurse' },
        },
      },
      recordKey: keyOf(id),
      name: 'Test',
    });
    expect(outcome.kind).toBe('accepted');
    expect(desk.vendor.service.held.get(id)).toEqual({ ...before, Title: 'Nurse' });
  });

  it('keeps what others changed since the form began', async () => {
    const desk = await deskWithForm({ ...ADD_FIELDS, externalId: '0042' });
    desk.vendor.service.hold('10', { ...HELD, Department: 'Clinic' });
    const answer = valueOf(await desk.draft(update({ ...desk.fields, title: 'Nurse' })));
    const body = bodyOf(draftOf(answer).request.body);
    expect(body).toMatchObject({ Title: 'Nurse', Department: 'Clinic' });
  });

  it('says what is new in plain words, and leaves what was there as it came', async () => {
    const master = { ...ADD_FIELDS, externalId: '0042', department: 'Front\u00a0Desk' };
    const desk = await deskWithForm(master);
    desk.vendor.service.hold('10', { ...HELD, Department: 'Front\u00a0Desk' });
    const fields = {
      ...desk.fields,
      lastName: ' O’Brien\u200b',
      title: 'Jefa de Enfermeri\u0301a',
    };
    const body = bodyOf(draftOf(valueOf(await desk.draft(update(fields)))).request.body);
    expect(body).toMatchObject({
      LastName: "O'Brien",
      Title: 'Jefa de Enfermería',
      Department: 'Front\u00a0Desk',
    });
    const same = { ...desk.fields, firstName: `\ufeff${desk.fields.firstName} ` };
    expect(await desk.draft(update(same))).toMatchObject({ failure: { field: 'fields' } });
  });

  it('stores the whole contact as it will be sent, for it becomes the master copy', async () => {
    const desk = await deskWithForm({ ...ADD_FIELDS, externalId: '0042' });
    desk.vendor.service.hold('10', { ...HELD, Department: 'Clinic' });
    const draft = draftOf(valueOf(await desk.draft(update({ ...desk.fields, title: 'Nurse' }))));
    expect(draft.action).toMatchObject({
      kind: 'contact-change',
      change: { write: { fields: { title: 'Nurse', department: 'Clinic', language: 'English' } } },
      recordKey: KEY,
      name: 'Ana',
      origin: 'window',
    });
    await desk.send(draft);
    expect(desk.masters.kept.get('10')).toMatchObject({ title: 'Nurse', department: 'Clinic' });
  });

  it('uses the reading of its form while the service cannot be reached', async () => {
    const desk = await deskWithForm({ ...ADD_FIELDS, externalId: '0042' });
    desk.cutLine();
    const draft = draftOf(valueOf(await desk.draft(update({ ...desk.fields, title: 'Nurse' }))));
    expect(bodyOf(draft.request.body)).toMatchObject({ FirstName: 'Ana', Title: 'Nurse' });
  });

  it('is not made blindly: without a form and without the service there is nothing to build on', async () => {
    const desk = createDesk();
    desk.cutLine();
    const answer = await desk.draft(update(ADD_FIELDS, true));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'offline' } });
  });

  it('says so when the contact is gone, or when nothing is changed', async () => {
    const desk = await deskWithForm();
    expect(await desk.draft(update(desk.fields, true))).toMatchObject({
      failure: { kind: 'invalid-input', field: 'fields' },
    });
    desk.vendor.service.held.clear();
    expect(await desk.draft(update({ ...desk.fields, title: 'x' }, true))).toMatchObject({
      failure: { reason: 'not-found' },
    });
  });
});

describe('every change', () => {
  it('can be undone for eight seconds when it removes somebody, and goes at once otherwise', async () => {
    const desk = createDesk();
    const removal = draftOf(valueOf(await desk.draft(remove)));
    expect(removal).toMatchObject({
      vendor: 'emergency24',
      request: { method: 'DELETE', path: '/contacts/10', body: '' },
      pressedAtMs: NOW,
      countdownMs: 8000,
      lifetimeMs: 24 * 3_600_000,
    });
    expect(draftOf(valueOf(await desk.draft(join('7')))).countdownMs).toBe(0);
    const chekt = {
      source: 'chekt',
      write: { write: 'remove', siteId: 's', contactId: 'c' },
    } as const;
    const request = { change: chekt, recordKey: 'chekt/s/c', name: 'Jane' };
    expect(draftOf(valueOf(await desk.draft(request)))).toMatchObject({
      vendor: 'chekt',
      countdownMs: 8000,
    });
  });

  it('is refused with the field that is wrong, and nothing comes of it', async () => {
    const fields = { ...ADD_FIELDS, firstName: '' };
    const change = { source: 'emergency24', write: { write: 'add', fields } } as const;
    const answer = await createDesk().draft({ change, recordKey: null, name: '' });
    expect(answer).toMatchObject({ failure: { kind: 'invalid-input', field: 'firstName' } });
  });

  it('waits for an earlier one of the same contact, unless the two cannot disagree', async () => {
    const desk = createDesk();
    desk.pending.push({ kind: 'contact-change', origin: 'window', ...join('7') });
    const busy = { failure: { kind: 'rejected', field: 'recordKey' } };
    expect(await desk.draft(join('7'))).toMatchObject(busy);
    expect(await desk.draft(remove)).toMatchObject(busy);
    expect(await desk.draft(update(ADD_FIELDS))).toMatchObject(busy);
    expect(await desk.draft(join('8'))).toMatchObject({ ok: true });
    const elsewhere = { ...join('7'), recordKey: keyOf('11') };
    expect(await desk.draft(elsewhere)).toMatchObject({ ok: true });
  });
});
