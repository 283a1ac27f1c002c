// Says each new call and alert to a screen reader at once, whatever screen is up.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParts } from '../../window-parts';
import { incomingNews } from './incoming-news';

interface Said {
  /** Rises, so that the same words said twice are two sayings. */
  readonly count: number;
  readonly words: string;
}

export function IncomingAnnouncer() {
  const { t, i18n } = useTranslation();
  const { store } = useParts();
  const [said, setSaid] = useState<Said>({ count: 0, words: '' });
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.app === null || now.app === before.app) return;
        const lines = incomingNews(t, i18n.language, now.app, before.app);
        if (lines.length === 0) return;
        setSaid(({ count }) => ({ count: count + 1, words: lines.join(' ') }));
      }),
    [store, t, i18n],
  );
  return (
    <div className="only-for-readers" aria-live="assertive" data-news="incoming">
      <p key={said.count}>{said.words}</p>
    </div>
  );
}
