// Says each new answer to a screen reader, whatever screen is up.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../kit/use-said';
import { useParts } from '../../kit/window-parts';
import { newsOf } from './news';

/** Two live regions: one waits for a pause, one does not. */
export function AnswerAnnouncer() {
  const { t } = useTranslation();
  const { store } = useParts();
  const [calm, sayCalm] = useSaid();
  const [urgent, sayUrgent] = useSaid();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.app === null || now.app === before.app) return;
        const news = newsOf(t, now.app, before.app);
        if (news.calm.length > 0) sayCalm(news.calm.join('. '));
        if (news.urgent.length > 0) sayUrgent(news.urgent.join('. '));
      }),
    [store, t, sayCalm, sayUrgent],
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
