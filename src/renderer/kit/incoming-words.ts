// The small facts of calls, alerts and incidents in plain words.
import type { TFunction } from 'i18next';

/** Undefined: no fact of theirs. The empty text: it goes without saying. */
export function incomingFact(
  t: TFunction,
  name: string,
  value: string | number | boolean,
): string | undefined {
  switch (name) {
    case 'hasNumber':
    case 'hasPlace':
      return t(`activity.fact.${name}.${value === true ? 'yes' : 'no'}`);
    case 'how':
      return value === 'card' || value === 'radio'
        ? t(`activity.fact.how.${value}`)
        : String(value);
    case 'recovered':
    case 'revealed':
    case 'renamed':
    case 'drill':
    case 'own':
      return value === true ? t(`activity.fact.${name}`) : '';
    case 'lines':
    case 'calls':
      return t(`activity.fact.${name}`, { value: String(value) });
    case 'format':
      return String(value).toUpperCase();
    case 'name':
      return String(value);
    default:
      return undefined;
  }
}
