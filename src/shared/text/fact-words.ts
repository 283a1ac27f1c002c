// Which text of the catalogues tells a small fact of the record: for the screen and for every report.
import { OwnBuildingAnswer } from '../calls/emergency-call';
import { Origin } from '../core/action-id';
import { FailureReason } from '../core/failure';
import { AnswerKind, VerificationMethod } from '../verification/verification';

export type Fact = string | number | boolean;

const WITH_VALUE = [
  ...(['location', 'callbackPhone', 'attempt', 'ref', 'siteId', 'eventId', 'contactId'] as const),
  ...(['contacts', 'timeoutSeconds', 'said', 'confirmed', 'cancelled', 'asked'] as const),
  ...(['answered', 'failed', 'event', 'status', 'count', 'source', 'lines', 'calls'] as const),
];

/**
 * A key, with the value that goes into its text, or the words themselves. Null: it goes without saying.
 * Undefined: a fact that has no words here.
 */
export function factText(name: string, value: Fact) {
  const known = WITH_VALUE.find((one) => one === name);
  if (known !== undefined) return value === '' ? null : filledWith(known, String(value));
  switch (name) {
    case 'inMs':
    case 'jumpMs':
      return filledWith(name, (Number(value) / 1000).toFixed(1));
    case 'reason': {
      const reason = FailureReason.safeParse(value).data;
      if (reason !== undefined) return { key: `reason.${reason}` } as const;
      return value === '' ? null : filledWith(name, String(value));
    }
    case 'method': {
      const method = VerificationMethod.safeParse(value).data;
      return method === undefined ? String(value) : ({ key: `verify.byMethod.${method}` } as const);
    }
    case 'answer': {
      const own = OwnBuildingAnswer.safeParse(value).data;
      if (own !== undefined) return { key: `activity.fact.ownBuilding.${own}` } as const;
      const answer = AnswerKind.safeParse(value).data;
      // What the vendor said stands beside it; a word Tocsin does not know has no other.
      if (answer === undefined || answer === 'other') return null;
      return { key: `verify.answer.${answer}` } as const;
    }
    case 'origin': {
      const origin = Origin.safeParse(value).data;
      return origin === undefined ? null : ({ key: `card.from.${origin}` } as const);
    }
    case 'hasNumber':
    case 'hasPlace':
      return { key: `activity.fact.${name}.${value === true ? 'yes' : 'no'}` } as const;
    case 'how':
      return value === 'card' || value === 'radio'
        ? ({ key: `activity.fact.how.${value}` } as const)
        : String(value);
    case 'late':
      return value === true ? ({ key: 'verify.late' } as const) : null;
    case 'mayHaveReached':
    case 'recovered':
    case 'revealed':
    case 'renamed':
    case 'drill':
    case 'own':
      return value === true ? ({ key: `activity.fact.${name}` } as const) : null;
    case 'format':
      return String(value).toUpperCase();
    case 'name':
      return String(value);
    default:
      return undefined;
  }
}

type WithValue = (typeof WITH_VALUE)[number] | 'inMs' | 'jumpMs' | 'reason';

function filledWith<N extends WithValue>(name: N, value: string) {
  return { key: `activity.fact.${name}`, value } as const;
}
