// The stretches of time worth drawing, read from the lines of an incident.
import type {
  IncidentLine,
  IncidentMember,
  IncidentPart,
  ResponseTime,
} from '../../../shared/incidents/incident';
import { foldedName } from '../../../shared/alerts/share911-alert';
import { memberKey } from './suggest';

interface Stretch {
  readonly kind: ResponseTime['kind'];
  readonly from: readonly string[];
  readonly to: string;
  /** Left out until it happens: nobody waits for it. */
  readonly isOptional?: true;
}

const STRETCHES: Readonly<Record<IncidentMember['kind'], readonly Stretch[]>> = {
  press: [
    { kind: 'press-accepted', from: ['pressed'], to: 'accepted' },
    // Share911 reports no answers.
    { kind: 'press-answered', from: ['pressed'], to: 'answered', isOptional: true },
  ],
  verification: [
    { kind: 'question-accepted', from: ['asked'], to: 'accepted' },
    { kind: 'first-answer', from: ['asked'], to: 'answer' },
  ],
  call: [{ kind: 'call-seen', from: ['call-shared'], to: 'call-seen' }],
  alert: [
    {
      kind: 'alert-seen',
      from: ['alert-received', 'all-clear-received', 'cancel-received'],
      to: 'alert-seen',
    },
  ],
};

/** In the order in which they begin. */
export function responseTimes(
  parts: readonly IncidentPart[],
  lines: readonly IncidentLine[],
): readonly ResponseTime[] {
  const linesOf = (member: IncidentMember): readonly IncidentLine[] =>
    lines.filter((line) => memberKey(line.member) === memberKey(member));
  const allClears = lines.filter(({ kind }) => kind === 'all-clear-received');

  const times = parts.flatMap(({ member, title }) => {
    const own = linesOf(member);
    const plain = STRETCHES[member.kind].flatMap(({ kind, from, to, isOptional }) => {
      const first = own.find((line) => from.includes(line.kind));
      const end = own.find((line) => line.kind === to);
      if (first === undefined || (end === undefined && isOptional)) return [];
      return [{ kind, member, title, fromMs: first.atMs, toMs: end?.atMs ?? null }];
    });
    const alarm = own.find(({ kind }) => kind === 'alert-received');
    const cleared =
      alarm && allClears.find((clear) => clear.seq > alarm.seq && isFor(clear, alarm));
    if (alarm === undefined || cleared === undefined) return plain;
    const clear = {
      kind: 'all-clear',
      member,
      title,
      fromMs: alarm.atMs,
      toMs: cleared.atMs,
    } as const;
    return [...plain, clear];
  });
  // A clock that was set back in between tells nothing about how long it took.
  return times
    .map((time) =>
      time.toMs === null || time.toMs >= time.fromMs ? time : { ...time, toMs: null },
    )
    .toSorted((left, right) => left.fromMs - right.fromMs);
}

/** An all clear that says what it ends tells nothing about another alarm. */
function isFor({ facts }: IncidentLine, alarm: IncidentLine): boolean {
  const { about } = facts;
  return typeof about !== 'string' || about === foldedName(String(alarm.facts.name ?? ''));
}
