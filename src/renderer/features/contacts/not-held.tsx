// Above the fields of a form: what the service has no place for, so that nobody looks for it there.
import { useTranslation } from 'react-i18next';
import type { ContactSource } from '../../../shared/contacts/contact';
import { FACT_FIELDS, notHeldAt } from '../../../shared/contacts/fields';

export function NotHeld({ source }: { readonly source: ContactSource }) {
  const { t, i18n } = useTranslation();
  const lacking = notHeldAt(source);
  const names = FACT_FIELDS.filter((field) => lacking.includes(field)).map((field) =>
    t(`contacts.field.${field}`),
  );
  const fields = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(names);
  return (
    <p className="field-hint">
      {t('contacts.form.notHeld', { service: t(`vendor.${source}`), fields })}
    </p>
  );
}
