// Says each new answer to a screen reader, whatever screen is up.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts } from '../../window-parts';
import { newsOf } from './news';

interface Said {
  /** Rises, so that the same words said twice are two sayings. */
  readonly count: number;
  readonly words: string;
}

const NOTHING: Said = { count: 0, words: '' };

/** Two live regions: one waits for a pause, one does not. */
export function AnswerAnnouncer() {
  const { t } = useTranslation();
  const { store } = useParts();
  const [calm, setCalm] = useState(NOTHING);
  const [urgent, setUrgent] = useState(NOTHING);
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.app === null || now.app === before.app) return;
        const news = newsOf(t, now.app, before.app);
        const next = (lines: readonly string[]) => (said: Said) => ({
          count: said.count + 1,
          words: lines.join('. '),
        });
        if (news.calm.length > 0) setCalm(next(news.calm));
        if (news.urgent.length > 0) setUrgent(next(news.urgent));
      }),
    [store, t],
  );
  return (
    <>
      <div className="only-for-readers" aria-live="polite" data-news="answers">
        <p key={calm.count}>{calm.words}</p>
      </div>
      <div className="only-for-readers" aria-live="assertive" data-news="urgent">
        <p key={urgent.count}>{urgent.words}</p>
      </div>
    </>
  );
}
