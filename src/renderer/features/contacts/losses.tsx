// What a full replacement at Emergency24 would drop or may misplace, field by field.
import { useTranslation } from 'react-i18next';
import type { Emergency24Loss } from '../../../shared/emergency24';

export function Losses({ losses }: { readonly losses: readonly Emergency24Loss[] }) {
  const { t } = useTranslation();
  return (
    <ul className="losses">
      {losses.map(({ field, why, values }) => (
        <li key={`${field} ${why}`}>
          <b>{t(`contacts.emergency24.${field}`)}</b>{' '}
          <span>
            {t(`contacts.loss.${why}`)}
            {values.length > 0 && ` ${values.join(', ')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
