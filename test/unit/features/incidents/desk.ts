// An incident desk over a real record, with calls and alerts that a test puts there.
import { createActivity, type ActivityDraft } from '../../../../src/main/core/record/activity';
import {
  createIncidentDesk,
  type IncidentDeskDeps,
} from '../../../../src/main/features/incidents/incident-desk';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings/settings';
import { createManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore } from '../../../fakes/desk-folder';

export const PRESS = '00000000-0000-4000-8000-000000000001';
export const QUESTION = '00000000-0000-4000-8000-000000000002';
export const CALL = 'call-00000000-0000-4000-8000-000000000003';
export const ALERT = { kind: 'alert', id: '7' } as const;

type Call = ReturnType<IncidentDeskDeps['calls']>[number];
type Alert = ReturnType<IncidentDeskDeps['alerts']>[number];

export function makeIncidentDesk(folder = makeFolder()) {
  const clock = createManualClock();
  const store = makeStore(folder, clock);
  const activity = createActivity(store, clock);
  let calls: readonly Call[] = [];
  let alerts: readonly Alert[] = [];
  let changes = 0;
  let ids = 0;
  const desk = createIncidentDesk({
    recordEnd: () => Promise.resolve({ state: 'proven', sealedSeq: 1, sealedAtMs: 0 }),
    store,
    activity,
    clock,
    newId() {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
    onChange() {
      changes += 1;
    },
    language: () => 'en',
    site: () => ({ ...DEFAULT_SETTINGS.site, latitude: 40.7128, longitude: -74.006 }),
    calls: () => calls,
    alerts: () => alerts,
    siteName: (id) => (id === QUESTION ? 'Main Office' : null),
  });
  const say = (
    kind: ActivityDraft['kind'],
    actionId: string,
    atSeconds: number,
    more: Partial<ActivityDraft> = {},
  ): void => {
    const atMs = START_MS + atSeconds * 1000;
    const done = activity.record({ kind, actionId, atMs, ...more });
    if (!done.ok) throw new Error(done.failure.detail);
  };
  const START_MS = clock.now();
  return {
    desk,
    folder,
    store,
    activity,
    clock,
    START_MS,
    say,
    changes: () => changes,
    setCalls(next: readonly Call[]) {
      calls = next;
    },
    setAlerts(next: readonly Alert[]) {
      alerts = next;
    },
    /** A threat, a question, a call and a lockdown within four minutes, each with what became of it. */
    sayAll() {
      say('pressed', PRESS, 0, { facts: { status: 'THREAT', location: 'Lobby' } });
      say('accepted', PRESS, 0.4, { facts: { attempt: 1, ref: null } });
      say('asked', QUESTION, 30, { facts: { siteId: 'site_1', method: 'sms' } });
      say('accepted', QUESTION, 31);
      say('answer', QUESTION, 75, { facts: { contactId: 'c1', answer: 'confirmed' } });
      say('call-shared', CALL, 120, { facts: { shares: 1, hasNumber: true, hasPlace: true } });
      say('call-seen', CALL, 126);
      say('alert-received', 'alert-7', 180, { facts: { name: 'LOCKDOWN' } });
      say('all-clear-received', 'alert-8', 1980, { facts: { name: 'ALL CLEAR' } });
    },
  };
}
