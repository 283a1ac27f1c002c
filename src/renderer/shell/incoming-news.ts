// What is new between two states: a call shared with this desk, an alert, an all clear.
import type { TFunction } from 'i18next';
import { unseenCalls } from '../../shared/calls/emergency-call';
import type { AppState } from '../../shared/state';
import { nearnessWords } from '../features/calls/call-words';
import { unseenAlerts } from '../features/alerts/alerts-up';

/** Nothing at the first state and at a change of worlds: those are no news. */
export function incomingNews(
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
