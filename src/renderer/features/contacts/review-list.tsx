// The frame of a list to go through: reading, unreadable, nothing to do, the rows, and more of them.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/core/failure';
import { Button } from '../../components/button';
import { failureWhat } from '../../kit/failure-words';
import { countWords } from './sync-words';

interface ReviewListProps {
  readonly label: string;
  readonly intro: string;
  readonly empty: string;
  readonly rows: readonly ReactNode[] | null;
  readonly failure: Failure | null;
  readonly total: number;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

export function ReviewList(props: ReviewListProps) {
  const { t, i18n } = useTranslation();
  const { rows, failure, total } = props;
  const shown = rows?.length ?? 0;
  return (
    <div className="review">
      <p className="muted">{props.intro}</p>
      {failure !== null && (
        <p className="contacts-warning" role="alert">
          <span>{failureWhat(t, failure)}</span>
          <Button size="small" onClick={props.onRetry}>
            {t('contacts.empty.retry')}
          </Button>
        </p>
      )}
      {rows === null && failure === null && <p className="muted">{t('contacts.list.reading')}</p>}
      {rows?.length === 0 && <p className="contacts-empty">{props.empty}</p>}
      {shown > 0 && (
        <ul className="review-list" aria-label={props.label}>
          {rows}
        </ul>
      )}
      {shown > 0 && shown < total && (
        <div className="review-more">
          <Button onClick={props.onMore}>{t('contacts.list.more')}</Button>
          <span className="muted">
            {t('contacts.list.shownOf', {
              shown: countWords(shown, i18n.language),
              total: countWords(total, i18n.language),
            })}
          </span>
        </div>
      )}
    </div>
  );
}
