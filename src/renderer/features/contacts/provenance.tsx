// Who says it, and how long ago they said it.
import { useTranslation } from 'react-i18next';
import type { FieldOrigin } from '../../../shared/contacts/person';
import { useNow } from '../../kit/window-parts';
import { agoWords } from '../../kit/ago';

const AGE_EVERY_MS = 10_000;

/** `Emergency24, 3 h ago · CHeKT, 2 min ago`. */
export function Provenance({ from }: { readonly from: readonly FieldOrigin[] }) {
  const { t } = useTranslation();
  const now = useNow(AGE_EVERY_MS);
  return (
    <span className="muted provenance">
      {from
        .map(({ source, asOfMs }) =>
          t('contacts.from', { service: t(`vendor.${source}`), ago: agoWords(t, asOfMs, now) }),
        )
        .join(' · ')}
    </span>
  );
}
