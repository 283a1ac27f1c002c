// An incident as a report gets it, with everything in it that must not come out again.
import type { Report } from '../../../../../src/main/features/incidents/report/report';
import type {
  IncidentLine,
  IncidentMember,
  IncidentPart,
} from '../../../../../src/shared/incidents/incident';

/** 2026-03-02 14:05:09 UTC, which is 09:05:09 in New York. */
export const START_MS = Date.UTC(2026, 2, 2, 14, 5, 9, 400);
export const CALLER = '+1 (555) 123-4567';

const press = { kind: 'press', id: '00000000-0000-4000-8000-000000000001' } as const;
const question = { kind: 'verification', id: '00000000-0000-4000-8000-000000000002' } as const;
const call = { kind: 'call', id: 'call-00000000-0000-4000-8000-000000000003' } as const;
const alert = { kind: 'alert', id: '7' } as const;

function part(member: IncidentMember, seconds: number, title: string): IncidentPart {
  return {
    member,
    atMs: START_MS + seconds * 1000,
    title,
    status: null,
    latitude: null,
    longitude: null,
  };
}

export function sampleReport(
  more: Partial<Report> = {},
  lines: readonly IncidentLine[] = [],
): Report {
  let seq = 40;
  const line = (
    member: IncidentMember,
    seconds: number,
    kind: string,
    facts: IncidentLine['facts'] = {},
  ): IncidentLine => {
    seq += 1;
    return { atMs: START_MS + seconds * 1000, seq, member, kind, facts };
  };
  const time = (member: IncidentMember, title: string) => ({ member, title });
  return {
    world: 'live',
    deskName: 'Front Desk',
    siteName: 'Lincoln High',
    language: 'en',
    madeAtMs: START_MS + 86_400_000,
    timeZone: 'America/New_York',
    view: {
      incident: {
        id: 'incident-00000000-0000-4000-8000-00000000000a',
        name: 'Man at the west door',
        members: [press, question, call, alert],
        confirmedAtMs: START_MS + 3_600_000,
        closedAtMs: null,
      },
      parts: [
        part(press, 0, 'Threat'),
        part(question, 30, 'Is it real? Main Office'),
        part(call, 120, 'Shared 911 call'),
        part(alert, 180, 'LOCKDOWN'),
      ],
      lines: [
        line(press, 0, 'pressed', {
          status: 'THREAT',
          location: 'Lobby',
          origin: 'tray',
          vendor: 'share911',
          countdownMs: 3000,
        }),
        line(press, 0.1, 'saved'),
        line(press, 3, 'attempt', { attempt: 1 }),
        line(press, 3.1, 'not-sent', { attempt: 1, failure: 'offline', reason: 'dns' }),
        line(press, 3.1, 'retry-planned', { attempt: 2, inMs: 1000 }),
        line(press, 4.4, 'accepted', { attempt: 2, ref: 'abc-1' }),
        line(question, 30, 'asked', {
          siteId: 'site_1',
          method: 'sms',
          timeoutSeconds: 180,
          contacts: 'contact_1, contact_2',
          count: 2,
          origin: 'window',
          vendor: 'chekt',
        }),
        line(question, 31.2, 'accepted', { attempt: 1, ref: 'verification_123' }),
        line(question, 75, 'answer', {
          contactId: 'contact_1',
          answer: 'confirmed',
          said: 'YES',
          late: false,
        }),
        line(call, 120, 'call-shared', {
          shares: 1,
          hasNumber: true,
          hasPlace: true,
          number: CALLER,
          address: '12 Elm Street',
          latitude: 40.7128,
        }),
        line(call, 126, 'call-seen'),
        line(call, 130, 'call-own-building', { answer: 'yes' }),
        line(alert, 180, 'alert-received', { name: 'LOCKDOWN', drill: false }),
        ...lines,
      ],
      times: [
        {
          kind: 'press-accepted',
          ...time(press, 'Threat'),
          fromMs: START_MS,
          toMs: START_MS + 4400,
        },
        {
          kind: 'question-accepted',
          ...time(question, 'Is it real? Main Office'),
          fromMs: START_MS + 30_000,
          toMs: START_MS + 31_200,
        },
        {
          kind: 'first-answer',
          ...time(question, 'Is it real? Main Office'),
          fromMs: START_MS + 30_000,
          toMs: START_MS + 75_000,
        },
        {
          kind: 'call-seen',
          ...time(call, 'Shared 911 call'),
          fromMs: START_MS + 120_000,
          toMs: START_MS + 126_000,
        },
        { kind: 'alert-seen', ...time(alert, 'LOCKDOWN'), fromMs: START_MS + 180_000, toMs: null },
      ],
      chain: { checked: 1234, firstBadSeq: null, headHash: 'ab'.repeat(32), end: 'proven' },
    },
    ...more,
  };
}
