// Where, what and how of a press, in one line: a long message must not push its Cancel away.
import './circumstances.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PressDelivery } from '../../../shared/delivery';

interface CircumstancesProps {
  readonly delivery: PressDelivery;
}

/** What fits into one line of the smallest card, roughly: shorter words need no button. */
const SHORT_LENGTH = 60;

/** A screen reader has the whole text at once, everybody else by one touch. */
export function Circumstances({ delivery: { action } }: CircumstancesProps) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const words = [
    action.location,
    action.message ? t('card.quote', { message: action.message }) : '',
    t(`card.from.${action.origin}`),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <div className={`circumstances muted${whole ? ' whole' : ''}`}>
      <p>{words}</p>
      {words.length > SHORT_LENGTH && (
        <button type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'card.showLess' : 'card.showAll')}
        </button>
      )}
    </div>
  );
}
