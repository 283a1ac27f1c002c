// Says each new call and alert to a screen reader at once, whatever screen is up.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../kit/use-said';
import { useParts } from '../kit/window-parts';
import { incomingNews } from './incoming-news';

export function IncomingAnnouncer() {
  const { t, i18n } = useTranslation();
  const { store } = useParts();
  const [said, say] = useSaid();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.app === null || now.app === before.app) return;
        const lines = incomingNews(t, i18n.language, now.app, before.app);
        if (lines.length > 0) say(lines.join(' '));
      }),
    [store, t, i18n, say],
  );
  return (
    <div className="only-for-readers" aria-live="assertive" data-news="incoming">
      <p key={said.count}>{said.words}</p>
    </div>
  );
}
