// Who says it, and how long ago they said it.
import { useTranslation } from 'react-i18next';
import { specOf, type ContactField } from '../../../shared/contacts/fields';
import type { FieldOrigin } from '../../../shared/contacts/person';
import { useNow } from '../../kit/window-parts';
import { agoWords } from '../../kit/wall-clock';

const AGE_EVERY_MS = 10_000;

interface ProvenanceProps {
  readonly from: readonly FieldOrigin[];
  readonly field?: ContactField;
}

/** `Emergency24, 3 h ago · CHeKT, 2 min ago`. What a service may not show has no age: only what was written is known. */
export function Provenance({ from, field }: ProvenanceProps) {
  const { t } = useTranslation();
  const now = useNow(AGE_EVERY_MS);
  return (
    <span className="muted provenance">
      {from
        .map(({ source, asOfMs }) => {
          const service = t(`vendor.${source}`);
          return field !== undefined && specOf(field).at[source] === 'unshown'
            ? t('contacts.fromUnshown', { service })
            : t('contacts.from', { service, ago: agoWords(t, asOfMs, now) });
        })
        .join(' · ')}
    </span>
  );
}
