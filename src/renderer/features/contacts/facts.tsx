// Everything else that is known of somebody, each fact with who says so; side by side where they differ.
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { FACT_FIELDS, specOf, type FactField } from '../../../shared/contacts/fields';
import type { Person, TextFact } from '../../../shared/contacts/person';
import { Tag } from '../../components/tag';
import { kindsOf } from '../../kit/person-words';
import { Provenance } from './provenance';

/** What tells nothing to a person comes last. */
const FIELDS = [
  ...FACT_FIELDS.filter((field) => specOf(field).kind !== 'id'),
  ...FACT_FIELDS.filter((field) => specOf(field).kind === 'id'),
];

export function Facts({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const known = FIELDS.filter((field) => person[field].length > 0);
  const nameDiffers = person.conflicts.some(({ field }) => field === 'name');
  return (
    <dl className="facts">
      {known.map((field) => (
        <div key={field} className="fact">
          <dt>{t(`contacts.field.${field}`)}</dt>
          {person[field].map((fact) => (
            <dd key={fact.value}>
              <span className="fact-value">{valueWords(t, field, fact)}</span>
              <Provenance from={fact.from} />
              {nameDiffers && isName(field) && person[field].length > 1 && (
                <Tag tone="trouble">{t('contacts.detail.differs')}</Tag>
              )}
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

function valueWords(t: TFunction, field: FactField, { value }: TextFact): string {
  return specOf(field).kind === 'word' ? kindsOf(t, { [field]: value }) : value;
}
