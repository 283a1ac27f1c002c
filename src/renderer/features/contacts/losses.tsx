// What a full replacement at Emergency24 would drop or may misplace, field by field.
import { useTranslation } from 'react-i18next';
import type { Emergency24Loss } from '../../../shared/contacts/emergency24';
import { spaced } from './spaced';

const REASONS = ['not-shown', 'kind-unknown'] as const satisfies readonly Emergency24Loss['why'][];

/** One sentence for each reason, and under it the fields. */
export function Losses({ losses }: { readonly losses: readonly Emergency24Loss[] }) {
  const { t } = useTranslation();
  return REASONS.map((reason) => {
    const these = losses.filter(({ why }) => why === reason);
    if (these.length === 0) return null;
    return (
      <div key={reason} className="losses">
        <p>{t(`contacts.loss.${reason}`)}</p>
        <ul>
          {these.map(({ field, values }) => (
            <li key={field}>
              <b>{t(`contacts.emergency24.${field}`)}</b>
              {values.length > 0 && ` ${values.map(spaced).join(', ')}`}
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
