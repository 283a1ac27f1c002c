// One row per contact: how they were asked, how far it got, what they said and when.
import './contact-table.css';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { ContactRow } from './contact-row';

/** The roles are written out: where the rows are stacked, the browser would forget them. */
export function ContactTable({ verification }: { readonly verification: Verification }) {
  const { t } = useTranslation();
  const { contacts, ask } = verification;
  if (contacts.length === 0) return <p className="muted">{t('verify.noContacts')}</p>;
  const columns = ['contact', 'by', 'status', 'answer', 'at'] as const;
  return (
    <div className="contacts-box raised">
      <table role="table" className="contacts" aria-label={t('verify.contacts')}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column} role="columnheader" scope="col">
                {t(`verify.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {contacts.map((contact) => (
            <ContactRow
              key={contact.contactId}
              contact={contact}
              method={ask.method}
              over={verification.expired}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
