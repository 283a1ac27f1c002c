// The sign and the hue of a part: a press wears those of its status, everything else those of its kind.
import './incidents.css';
import { STATUSES, type CheckInStatus } from '../../../shared/core/check-in';
import type { IncidentMember } from '../../../shared/incidents/incident';
import { Sign, type SignName } from '../../components/icons';

/** A press whose status is not told wears no status's sign: the octagon would say threat. */
const SIGNS: Readonly<Record<IncidentMember['kind'], SignName>> = {
  press: 'people',
  verification: 'question',
  call: 'phone',
  alert: 'bell',
};

interface MemberSignProps {
  readonly kind: IncidentMember['kind'];
  /** Of a press, where it is known. */
  readonly status: CheckInStatus | null;
}

/** The words beside it say what it is. */
export function MemberSign({ kind, status }: MemberSignProps) {
  const { sign, hue } = status === null ? { sign: SIGNS[kind], hue: kind } : STATUSES[status];
  return (
    <span className={`member-sign ${hue}`}>
      <Sign name={sign} size={18} />
    </span>
  );
}
