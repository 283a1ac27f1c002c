// The sign and the hue of a part by its kind.
import './member-sign.css';
import type { IncidentMember } from '../../../shared/incident';
import { Sign, type SignName } from '../../components/icons';

const SIGNS: Readonly<Record<IncidentMember['kind'], SignName>> = {
  press: 'octagon',
  verification: 'question',
  call: 'phone',
  alert: 'bell',
};

interface MemberSignProps {
  readonly kind: IncidentMember['kind'];
}

/** The words beside it say what it is. */
export function MemberSign({ kind }: MemberSignProps) {
  return (
    <span className={`member-sign ${kind}`}>
      <Sign name={SIGNS[kind]} size={18} />
    </span>
  );
}
