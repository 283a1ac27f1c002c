// Two services say different things of one person: both stand there, and CHeKT can be asked to check its own.
import { useTranslation } from 'react-i18next';
import type { ContactConflict } from '../../../shared/contacts/person';
import { Sign } from '../../components/icons';
import { CheckButton } from './check-button';
import { Provenance } from './provenance';
import { spaced } from './spaced';

interface ConflictCardProps {
  readonly conflict: ContactConflict;
  /** False where the same buttons stand just below. */
  readonly checks?: boolean;
}

/** Nothing is decided here: what is wrong is put right at the service that has it wrong. */
export function ConflictCard({ conflict, checks = true }: ConflictCardProps) {
  const { t } = useTranslation();
  const { field, facts, name } = conflict;
  return (
    <div className="conflict" role="group" aria-label={t(`contacts.conflict.${field}`)}>
      <p className="conflict-title">
        <Sign name="triangle" size={18} />
        <b>{t(`contacts.conflict.${field}`)}</b>
      </p>
      <ul className="conflict-sides">
        {facts.map((fact) => {
          const atChekt = fact.from.find(({ source }) => source === 'chekt');
          return (
            <li key={fact.value}>
              <span className="fact-value">
                {field === 'phone' ? spaced(fact.value) : fact.value}
              </span>
              <Provenance from={fact.from} />
              {checks && atChekt !== undefined && field !== 'name' && (
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
