// Above the fields: what saving would drop, so that it can be typed in again just below.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactDraft } from './form-state';
import { Losses } from './losses';

interface FormLossesProps {
  readonly draft: ContactDraft;
}

/** Folded away until the operator must agree to it. */
export function FormLosses({ draft }: FormLossesProps) {
  const { t } = useTranslation();
  const { source, phase, consent, losses } = draft;
  const card = useRef<HTMLDivElement>(null);
  const asks = consent !== null;
  useEffect(() => {
    if (asks) card.current?.scrollIntoView({ block: 'start' });
  }, [asks]);
  if (consent !== null) {
    return (
      <div ref={card} className="form-consent">
        <p>{t('contacts.form.consentBody')}</p>
        <Losses losses={consent} />
      </div>
    );
  }
  if (losses.length === 0 || phase !== 'typing') return null;
  return (
    <details className="form-losses">
      <summary>
        {t('contacts.form.losses', { count: losses.length, service: t(`vendor.${source}`) })}
      </summary>
      <Losses losses={losses} />
    </details>
  );
}
