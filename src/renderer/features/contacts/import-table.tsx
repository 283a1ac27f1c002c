// What would be added, row by row, and the one button that adds it; wrong rows are left out only by a word of consent.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview, ImportRow } from '../../../shared/contacts/directory';
import { Button } from '../../components/button';
import { Tag } from '../../components/tag';
import { countWords } from './sync-words';

interface ImportTableProps {
  readonly preview: ImportPreview;
  readonly taking: boolean;
  readonly onTake: () => void;
}

const ROWS_AT_ONCE = 100;
const ORDER = ['wrong', 'known', 'add', 'same'] as const;
const TONE_OF = { wrong: 'trouble', known: 'trouble', add: 'good', same: 'plain' } as const;

/** The rows to look at come first. */
export function ImportTable({ preview, taking, onTake }: ImportTableProps) {
  const { t, i18n } = useTranslation();
  const [leaveOut, setLeaveOut] = useState(false);
  const [shown, setShown] = useState(ROWS_AT_ONCE);
  const { rows, add, wrong } = preview;
  const sorted = ORDER.flatMap((verdict) => rows.filter((row) => row.verdict === verdict));
  const words = (count: number) => ({ count, shown: countWords(count, i18n.language) });
  return (
    <div className="import-preview">
      <div className="import-box" tabIndex={0} role="group" aria-label={t('contacts.import.rows')}>
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{t('contacts.import.column.line')}</th>
              <th scope="col">{t('contacts.import.column.name')}</th>
              <th scope="col">{t('contacts.import.column.verdict')}</th>
              <th scope="col">{t('contacts.import.column.problems')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > shown && (
        <div className="review-more">
          <Button size="small" onClick={() => setShown(shown + ROWS_AT_ONCE)}>
            {t('contacts.list.more')}
          </Button>
          <span className="muted">
            {t('contacts.list.shownOf', {
              shown: countWords(shown, i18n.language),
              total: countWords(sorted.length, i18n.language),
            })}
          </span>
        </div>
      )}
      {wrong > 0 && add > 0 && (
        <label className="import-consent">
          <input
            type="checkbox"
            checked={leaveOut}
            onChange={(event) => setLeaveOut(event.target.checked)}
          />
          {t('contacts.import.leaveOut', words(wrong))}
        </label>
      )}
      <div className="service-buttons">
        <Button
          kind="primary"
          disabled={add === 0 || taking || (wrong > 0 && !leaveOut)}
          onClick={onTake}
        >
          {taking ? t('contacts.import.taking') : t('contacts.import.take', words(add))}
        </Button>
      </div>
    </div>
  );
}

/** How many rows there are, and what would become of them. */
export function ImportSummary({ preview: { rows } }: { readonly preview: ImportPreview }) {
  const { t, i18n } = useTranslation();
  const words = (count: number) => ({ count, shown: countWords(count, i18n.language) });
  return (
    <>
      <b>{t('contacts.import.found', words(rows.length))}</b>{' '}
      {ORDER.map((verdict) => ({
        verdict,
        count: rows.filter((row) => row.verdict === verdict).length,
      }))
        .filter(({ count }) => count > 0)
        .map(({ verdict, count }) => t(`contacts.import.count.${verdict}`, words(count)))
        .join(' · ')}
    </>
  );
}

function Row({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>{row.line}</td>
      <th scope="row">{row.name || t('contacts.unnamed')}</th>
      <td>
        <Tag tone={TONE_OF[row.verdict]}>{t(`contacts.import.verdict.${row.verdict}`)}</Tag>
      </td>
      <td>{[...row.problems, ...row.notes].join('; ')}</td>
    </tr>
  );
}
