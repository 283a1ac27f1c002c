// Everything else that is known of somebody, each fact with who says so; side by side where they differ.
import { useTranslation } from 'react-i18next';
import { FACT_FIELDS, specOf, type FactField } from '../../../shared/contacts/fields';
import type { Person } from '../../../shared/contacts/person';
import { Tag } from '../../components/tag';
import { factWords } from './fact-words';
import { Provenance } from './provenance';

/** What tells nothing to a person comes last. */
const FIELDS = [
  ...FACT_FIELDS.filter((field) => specOf(field).kind !== 'id'),
  ...FACT_FIELDS.filter((field) => specOf(field).kind === 'id'),
];

export function Facts({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation();
  const known = FIELDS.filter((field) => person[field].length > 0);
  const differs = (field: FactField) =>
    person[field].length > 1 &&
    person.conflicts.some((one) => one.field === (isName(field) ? 'name' : field));
  return (
    <dl className="facts">
      {known.map((field) => (
        <div key={field} className="fact">
          <dt>{t(`contacts.field.${field}`)}</dt>
          {person[field].map((fact) => (
            <dd key={fact.value}>
              <span className="fact-value">{factWords(t, i18n.language, field, fact.value)}</span>
              <Provenance from={fact.from} field={field} />
              {differs(field) && <Tag tone="trouble">{t('contacts.detail.differs')}</Tag>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function isName(field: FactField): boolean {
  return specOf(field).kind === 'name';
}
