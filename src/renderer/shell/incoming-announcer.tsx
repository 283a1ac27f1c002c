// Says each new call and alert to a screen reader at once, whatever screen is up.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../kit/use-said';
import { useParts } from '../kit/window-parts';
import type { TFunction } from 'i18next';
import { unseenCalls } from '../../shared/calls/emergency-call';
import type { AppState } from '../../shared/state';
import { nearnessWords } from '../features/calls/call-words';
import { unseenAlerts } from '../features/alerts/alerts-up';

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

/** Nothing at the first state and at a change of worlds: those are no news. */
function incomingNews(
  t: TFunction,
  language: string,
  now: AppState,
  before: AppState | null,
): readonly string[] {
  if (before?.world !== now.world) return [];
  const knownCalls = new Set(before.calls.map(({ id }) => id));
  const knownAlerts = new Set(before.alerts.map(({ seq }) => seq));
  const alerts = unseenAlerts(now)
    .filter(({ seq }) => !knownAlerts.has(seq))
    .map(({ name, message, isDrill }) =>
      t(isDrill === true ? 'calls.announce.drill' : 'calls.announce.alert', {
        name,
        message: message ?? '',
      }).trim(),
    );
  const calls = unseenCalls(now.calls)
    .filter(({ id }) => !knownCalls.has(id))
    .map((call) => t('calls.announce.call', { where: nearnessWords(t, call, language) }));
  return [...alerts, ...calls];
}
