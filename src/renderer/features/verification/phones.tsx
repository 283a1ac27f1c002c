// Telephone numbers of people who should be called, where the site's list has them.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteContact } from '../../../shared/verification/verification';
import { useParts } from '../../kit/window-parts';

interface PhonesProps {
  readonly siteId: string;
  readonly contactIds: readonly string[];
}

/** Nothing while no number is known: a name without a number would only cost time. */
export function Phones({ siteId, contactIds }: PhonesProps) {
  const { t } = useTranslation();
  const { api } = useParts();
  const [known, setKnown] = useState<readonly SiteContact[]>([]);
  useEffect(() => {
    let wanted = true;
    void api.call('siteContacts', { siteId }).then((result) => {
      if (wanted && result.ok) setKnown(result.value.contacts);
    });
    return () => {
      wanted = false;
    };
  }, [api, siteId]);
  const people = known.flatMap(({ contactId, name, phone }) =>
    phone === null || phone === '' || !contactIds.includes(contactId)
      ? []
      : [{ contactId, name, phone }],
  );
  if (people.length === 0) return null;
  return (
    <ul className="board-phones">
      {people.map(({ contactId, name, phone }) => (
        <li key={contactId}>{t('verify.phone', { name, phone })}</li>
      ))}
    </ul>
  );
}
