// Why two records are taken for one person, and the way out where they are not.
import { useTranslation } from 'react-i18next';
import { recordKey } from '../../../shared/contacts/contact';
import type { Person, RecordLink } from '../../../shared/contacts/person';
import { useParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/once-button';
import { decide } from './record-calls';

/** Nothing for somebody whom one service alone knows. */
export function Links({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const parts = useParts();
  if (person.links.length === 0) return null;
  const said = (key: string) => {
    const record = person.records.find((one) => recordKey(one) === key);
    return record === undefined
      ? key
      : t('contacts.recordName', { service: t(`vendor.${record.source}`), id: record.vendorId });
  };
  const words = ({ a, b, by }: RecordLink) => t(`contacts.link.${by}`, { a: said(a), b: said(b) });
  return (
    <ul className="links" aria-label={t('contacts.link.title')}>
      {person.links.map((link) => (
        <li key={`${link.a} ${link.b}`}>
          <span className="muted">{words(link)}</span>
          <OnceButton
            size="small"
            aria-description={words(link)}
            run={() => decide(parts, { a: link.a, b: link.b, verdict: 'not-the-same' })}
          >
            {t('contacts.link.notTheSame')}
          </OnceButton>
        </li>
      ))}
    </ul>
  );
}
