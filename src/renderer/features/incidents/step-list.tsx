// Every step of an incident's parts, oldest first, in the words of the timeline.
import '../../kit/entry-list.css';
import { useTranslation } from 'react-i18next';
import { ActivityKind } from '../../../shared/core/activity';
import { Failure, FailureKind } from '../../../shared/core/failure';
import type { IncidentLine, IncidentPart, IncidentView } from '../../../shared/incidents/incident';
import { factsInWords, toneOf } from '../../kit/entry-words';
import { wallTime } from '../../kit/wall-clock';
import { MemberSign } from './member-sign';

export function StepList({ view }: { readonly view: IncidentView }) {
  const parts = new Map(view.parts.map((part) => [`${part.member.kind}:${part.member.id}`, part]));
  return (
    <ol className="activity-list raised">
      {view.lines.map((line) => (
        <Step
          key={line.seq}
          line={line}
          part={parts.get(`${line.member.kind}:${line.member.id}`)}
        />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly line: IncidentLine;
  readonly part: IncidentPart | undefined;
}

function Step({ line, part }: StepProps) {
  const { t } = useTranslation();
  const kind = ActivityKind.safeParse(line.kind).data;
  if (kind === undefined) return null;
  const entry = { ...line, kind, actionId: null, hash: '', ...failureOf(line) };
  const facts = factsInWords(t, entry);
  return (
    <li className={`activity-line ${toneOf(entry)}`}>
      <time dateTime={new Date(line.atMs).toISOString()}>{wallTime(line.atMs)}</time>
      <MemberSign kind={line.member.kind} status={part?.status ?? null} />
      <span className="activity-kind">{t(`activity.kind.${kind}`)}</span>
      <span className="activity-facts">
        <b>{part?.title ?? ''}</b>
        {facts.length > 0 && <span className="muted">{facts.join(' · ')}</span>}
      </span>
    </li>
  );
}

/** The desk hands the kind and the reason of a failure over as facts. */
function failureOf({ facts }: IncidentLine): {
  readonly facts: IncidentLine['facts'];
  readonly failure: Failure | null;
} {
  const kind = FailureKind.safeParse(facts.failure).data;
  if (kind === undefined) return { facts, failure: null };
  const { reason } = facts;
  const rest = Object.fromEntries(
    Object.entries(facts).filter(([name]) => name !== 'failure' && name !== 'reason'),
  );
  const parsed = Failure.safeParse({ kind, detail: '', ...(reason === null ? {} : { reason }) });
  return { facts: rest, failure: parsed.success ? parsed.data : { kind, detail: '' } };
}
