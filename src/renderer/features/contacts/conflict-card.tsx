// Two services say different things of one person: both stand there, and CHeKT can be asked to check its own.
import { useTranslation } from 'react-i18next';
import type { ContactConflict } from '../../../shared/contacts/person';
import { Sign } from '../../components/icons';
import { CheckButton } from './ways';
import { factWords } from './fact-words';
import { Provenance } from './provenance';
import { spaced } from './spaced';

interface ConflictCardProps {
  readonly conflict: ContactConflict;
  /** False where the same buttons stand just below. */
  readonly checks?: boolean;
}

/** Nothing is decided here: what is wrong is put right at the service that has it wrong. */
export function ConflictCard({ conflict, checks = true }: ConflictCardProps) {
  const { t, i18n } = useTranslation();
  const { field, facts, name } = conflict;
  const isOwn = field === 'phone' || field === 'email' || field === 'name';
  const title = isOwn
    ? t(`contacts.conflict.${field}`)
    : t('contacts.conflict.other', { field: t(`contacts.field.${field}`) });
  const words = (value: string) => {
    if (!isOwn) return factWords(t, i18n.language, field, value);
    return field === 'phone' ? spaced(value) : value;
  };
  return (
    <div className="conflict" role="group" aria-label={title}>
      <p className="conflict-title">
        <Sign name="triangle" size={18} />
        <b>{title}</b>
      </p>
      <ul className="conflict-sides">
        {facts.map((fact) => {
          const atChekt = fact.from.find(({ source }) => source === 'chekt');
          return (
            <li key={fact.value}>
              <span className="fact-value">{words(fact.value)}</span>
              <Provenance from={fact.from} {...(isOwn ? {} : { field })} />
              {checks && atChekt !== undefined && (field === 'phone' || field === 'email') && (
                <CheckButton
                  recordKey={atChekt.recordKey}
                  name={name}
                  method={field === 'phone' ? 'sms' : 'email'}
                  text={fact.value}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
