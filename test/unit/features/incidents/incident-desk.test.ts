// Incidents over a real record: a person confirms, every step is recorded, and the view is read from the record.
import { describe, expect, it } from 'vitest';
import type { IncidentMember } from '../../../../src/shared/incidents/incident';
import { ALERT, CALL, makeIncidentDesk, PRESS, QUESTION } from './desk';

const press = { kind: 'press', id: PRESS } as const;
const question = { kind: 'verification', id: QUESTION } as const;
const call = { kind: 'call', id: CALL } as const;
const ALL: readonly IncidentMember[] = [press, question, call, ALERT];

function confirmed(made = makeIncidentDesk(), members: readonly IncidentMember[] = ALL) {
  made.sayAll();
  const incident = made.desk.confirm(members, 'Man at the west door');
  if (!incident.ok) throw new Error(incident.failure.detail);
  return { ...made, incident: incident.value };
}
const recorded = ({ activity }: ReturnType<typeof makeIncidentDesk>) =>
  [...activity.all()].flatMap((line) =>
    line.ok && /incident|suggestion/.test(line.value.kind) ? [line.value] : [],
  );

describe('what is suggested from the record', () => {
  it('puts presses, questions, calls and alerts together, with words and places', () => {
    const made = makeIncidentDesk();
    made.sayAll();
    const place = { latitude: 40.713, longitude: -74.006, uncertaintyM: 20 };
    made.setCalls([{ id: CALL, places: [{ place, atMs: 0, source: 'share' }] }]);
    const [suggestion, ...others] = made.desk.suggestions();
    expect(others).toEqual([]);
    expect(suggestion?.parts.map(({ title }) => title)).toEqual([
      'Threat',
      'Is it real? Main Office',
      'Shared 911 call',
      'LOCKDOWN',
    ]);
    expect(suggestion?.parts.map(({ status }) => status)).toEqual(['THREAT', null, null, null]);
    expect(suggestion?.parts[2]).toMatchObject({ latitude: 40.713, longitude: -74.006 });
    expect(JSON.stringify(suggestion)).not.toContain('isPanic');
  });

  it('leaves out a cancelled press, the test of a webhook and our own alert come back', () => {
    // What an alert is never changes once it has come: each case has a desk of its own.
    const pressAndAlert = (
      alerts: Parameters<ReturnType<typeof makeIncidentDesk>['setAlerts']>[0],
    ) => {
      const made = makeIncidentDesk();
      made.setAlerts(alerts);
      made.say('pressed', PRESS, 0, { facts: { status: 'THREAT' } });
      made.say('alert-received', 'alert-7', 10, { facts: { name: 'LOCKDOWN' } });
      return made;
    };
    const made = pressAndAlert([]);
    expect(made.desk.suggestions()).toHaveLength(1);
    const alert = {
      seq: 7,
      kind: 'alert',
      name: 'LOCKDOWN',
      latitude: null,
      longitude: null,
    } as const;
    expect(pressAndAlert([{ ...alert, isOwn: true }]).desk.suggestions()).toEqual([]);
    const notice = { ...alert, kind: 'notice', isOwn: false } as const;
    expect(pressAndAlert([notice]).desk.suggestions()).toEqual([]);
    made.say('cancelled', PRESS, 12, { facts: { mayHaveReached: false } });
    expect(made.desk.suggestions()).toEqual([]);
  });

  it('is not worked out anew while nothing has been written down', () => {
    const made = makeIncidentDesk();
    made.sayAll();
    const first = made.desk.suggestions();
    expect(made.desk.suggestions()).toBe(first);
    made.say('alert-closed', 'alert-7', 300);
    expect(made.desk.suggestions()).not.toBe(first);
  });

  it('keeps a press that may have arrived before it was cancelled', () => {
    const made = makeIncidentDesk();
    made.say('pressed', PRESS, 0, { facts: { status: 'THREAT' } });
    made.say('call-shared', CALL, 10);
    made.say('cancelled', PRESS, 12, { facts: { mayHaveReached: true } });
    expect(made.desk.suggestions()).toHaveLength(1);
  });

  it('forgets what is older than a day, and sees what came later', async () => {
    const made = makeIncidentDesk();
    made.sayAll();
    expect(made.desk.suggestions()).toHaveLength(1);
    await made.clock.advance(25 * 3_600_000);
    expect(made.desk.suggestions()).toEqual([]);
    made.say('pressed', '00000000-0000-4000-8000-000000000009', 25 * 3600, {
      facts: { status: 'TRAPPED' },
    });
    made.say('call-shared', 'call-later', 25 * 3600 + 60);
    expect(made.desk.suggestions()).toHaveLength(1);
  });

  it('does not come back after it was waved away, also in another life of the app', () => {
    const made = makeIncidentDesk();
    made.sayAll();
    const key = made.desk.suggestions()[0]?.key ?? '';
    expect(made.desk.dismiss(key).ok).toBe(true);
    expect(made.desk.dismiss(key).ok).toBe(true);
    expect(made.desk.suggestions()).toEqual([]);
    expect(recorded(made).map(({ kind }) => kind)).toEqual(['suggestion-dismissed']);
    const later = makeIncidentDesk(made.folder);
    expect(later.desk.suggestions()).toEqual([]);
  });
});

describe('an incident', () => {
  it('is confirmed by a person, once, and stands in the record with its parts but not its name', () => {
    const made = confirmed();
    expect(made.desk.open()).toEqual([made.incident]);
    expect(made.desk.suggestions()).toEqual([]);
    const [line] = recorded(made);
    expect(line).toMatchObject({ kind: 'incident-confirmed', actionId: made.incident.id });
    expect(line?.facts).toEqual({
      count: 4,
      members: `press:${PRESS}, verification:${QUESTION}, call:${CALL}, alert:7`,
    });
    expect(made.changes()).toBe(1);
  });

  it('shares no part with another open incident', () => {
    const made = confirmed(makeIncidentDesk(), [press, question]);
    expect(made.desk.confirm([press], '')).toMatchObject({
      ok: false,
      failure: { kind: 'rejected' },
    });
    const other = made.desk.confirm([call], '');
    if (!other.ok) throw new Error();
    expect(made.desk.change(other.value.id, { add: [press] })).toMatchObject({ ok: false });
    made.desk.close(made.incident.id);
    expect(made.desk.change(other.value.id, { add: [press] })).toMatchObject({ ok: true });
  });

  it('is renamed, grown, shrunk and closed, each with its line; nothing is written when nothing changes', () => {
    const made = confirmed(makeIncidentDesk(), [press, question]);
    const { id } = made.incident;
    const changed = made.desk.change(id, { name: 'Drill', add: [call, call], remove: [question] });
    expect(changed).toMatchObject({ value: { name: 'Drill', members: [press, call] } });
    made.desk.change(id, { name: 'Drill', add: [call] });
    made.desk.close(id);
    made.desk.close(id);
    expect(recorded(made).map(({ kind, facts }) => [kind, facts])).toEqual([
      ['incident-confirmed', { count: 2, members: `press:${PRESS}, verification:${QUESTION}` }],
      [
        'incident-changed',
        { count: 2, added: `call:${CALL}`, removed: `verification:${QUESTION}`, renamed: true },
      ],
      ['incident-closed', { count: 2 }],
    ]);
    expect(made.desk.open()).toEqual([]);
    const history = made.desk.history({ limit: 10 });
    expect(history.ok && history.value.map(({ closedAtMs }) => closedAtMs !== null)).toEqual([
      true,
    ]);
  });

  it('keeps at least one part, and an unknown one is named as such', () => {
    const made = confirmed(makeIncidentDesk(), [press]);
    expect(made.desk.change(made.incident.id, { remove: [press] })).toMatchObject({
      failure: { kind: 'rejected' },
    });
    const unknown = 'incident-00000000-0000-4000-8000-00000000ffff';
    expect(made.desk.close(unknown)).toMatchObject({
      failure: { kind: 'invalid-input', field: 'id' },
    });
    expect(recorded(made)).toHaveLength(1);
  });

  it('changes nothing when its line cannot be written', () => {
    const made = confirmed(makeIncidentDesk(), [press]);
    made.store.transaction((sql) => {
      sql.run("CREATE TRIGGER full BEFORE INSERT ON activity BEGIN SELECT RAISE(ABORT, 'no'); END");
    });
    expect(made.desk.close(made.incident.id).ok).toBe(false);
    expect(made.desk.open()).toHaveLength(1);
  });

  it('is listed newest first, page by page', async () => {
    const made = makeIncidentDesk();
    made.desk.confirm([press], 'first');
    await made.clock.advance(1000);
    made.desk.confirm([call], 'second');
    const names = (beforeMs?: number) => {
      const page = made.desk.history({ limit: 1, ...(beforeMs === undefined ? {} : { beforeMs }) });
      return page.ok ? page.value.map(({ name }) => name) : [];
    };
    expect([names(), names(made.clock.now())]).toEqual([['second'], ['first']]);
  });
});

describe('the view of an incident', () => {
  it('tells every step of its parts in order, and how long each answer took', async () => {
    const made = confirmed();
    const view = await made.desk.view(made.incident.id);
    if (!view.ok) throw new Error(view.failure.detail);
    expect(view.value.parts.map(({ title }) => title)).toEqual([
      'Threat',
      'Is it real? Main Office',
      'Shared 911 call',
      'LOCKDOWN',
    ]);
    expect(view.value.lines.map(({ kind }) => kind)).toEqual([
      'pressed',
      'accepted',
      'asked',
      'accepted',
      'answer',
      'call-shared',
      'call-seen',
      'alert-received',
    ]);
    const { START_MS } = made;
    const took = view.value.times.map(({ kind, fromMs, toMs }) => [
      kind,
      (fromMs - START_MS) / 1000,
      toMs === null ? null : (toMs - fromMs) / 1000,
    ]);
    expect(took).toEqual([
      ['press-accepted', 0, 0.4],
      ['question-accepted', 30, 1],
      ['first-answer', 30, 45],
      ['call-seen', 120, 6],
      ['alert-seen', 180, null],
    ]);
    const whole = await made.activity.check();
    expect(view.value.chain).toEqual({
      checked: 10,
      end: 'proven',
      firstBadSeq: null,
      headHash: whole.ok && whole.value.headHash,
    });
  });

  it('measures from the alert to the all clear when both belong to it', async () => {
    const made = confirmed(makeIncidentDesk(), [ALERT, { kind: 'alert', id: '8' }]);
    const view = await made.desk.view(made.incident.id);
    const clear = view.ok ? view.value.times.find(({ kind }) => kind === 'all-clear') : undefined;
    expect(clear).toMatchObject({ title: 'LOCKDOWN', member: ALERT });
    expect((clear?.toMs ?? 0) - (clear?.fromMs ?? 0)).toBe(1_800_000);
  });

  it('says that the record was altered', async () => {
    const made = confirmed();
    made.store.transaction((sql) => {
      sql.run('DROP TRIGGER activity_is_final');
      sql.run("UPDATE activity SET kind = 'saved' WHERE seq = 4");
    });
    const view = await made.desk.view(made.incident.id);
    expect(view.ok && view.value.chain).toMatchObject({ checked: 3, firstBadSeq: 4 });
  });

  it('keeps a part that the record does not know, by its id alone', async () => {
    const made = makeIncidentDesk();
    const incident = made.desk.confirm([call], '');
    const view = incident.ok ? await made.desk.view(incident.value.id) : incident;
    expect(view).toMatchObject({ value: { parts: [{ member: call, title: 'Shared 911 call' }] } });
  });

  it('offers everything of the days around it to be added, newest first', () => {
    const made = confirmed(makeIncidentDesk(), [press]);
    made.say('pressed', '00000000-0000-4000-8000-000000000009', 3 * 86_400, {
      facts: { status: 'SAFE' },
    });
    const parts = made.desk.parts(made.incident.id);
    expect(parts.ok && parts.value.map(({ title }) => title)).toEqual([
      'ALL CLEAR',
      'LOCKDOWN',
      'Shared 911 call',
      'Is it real? Main Office',
      'Threat',
    ]);
  });
});
