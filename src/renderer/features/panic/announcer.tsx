// Says each step of a press to a screen reader, politely: failures speak for themselves as alerts.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import { isStopping, type PressDelivery } from '../../../shared/delivery';
import type { WindowState } from '../../kit/store';
import { useSaid } from '../../kit/use-said';
import { useParts } from '../../kit/window-parts';
import { secondsLeft } from './rungs';
import { visibleDeliveries } from './visible';
import { stateWord, titleOf } from './words';

/** One quiet live region for the whole window. */
export function Announcer() {
  const { t } = useTranslation();
  const { store, clock } = useParts();
  const [said, say] = useSaid();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        const news = newsOf(t, now, before, clock.now());
        if (news !== '') say(news);
      }),
    [store, clock, t, say],
  );
  return (
    <div className="only-for-readers" role="status" aria-live="polite">
      <span key={said.count}>{said.words}</span>
    </div>
  );
}

const ALERTS_OF_THEIR_OWN = ['waiting', 'unsure', 'failed', 'expired'];

function newsOf(t: TFunction, now: WindowState, before: WindowState, nowMs: number): string {
  if (now.app === null) return '';
  const { app, attention } = now;
  const known = new Map(before.app?.deliveries.map((delivery) => [delivery.id, stepOf(delivery)]));
  const seen = visibleDeliveries(now);
  const news = seen
    .filter((delivery) => known.get(delivery.id) !== stepOf(delivery))
    .filter(({ state }) => !ALERTS_OF_THEIR_OWN.includes(state))
    .map((delivery) => wordsFor(t, delivery, now, nowMs));
  const wanted = attention === before.attention ? undefined : attention?.id;
  const again = seen.find(({ id }) => id === wanted);
  if (again !== undefined) {
    news.push(t('panic.already', { status: titleOf(t, again, app.deliveries) }));
  }
  return news.join(' ');
}

/** What is said once: its state, and that it is being stopped. */
function stepOf(delivery: PressDelivery): string {
  return isStopping(delivery) ? 'stopping' : delivery.state;
}

function wordsFor(
  t: TFunction,
  delivery: PressDelivery,
  { app }: WindowState,
  nowMs: number,
): string {
  if (app === null) return '';
  const status = titleOf(t, delivery, app.deliveries);
  if (delivery.state === 'counting-down') {
    const count = secondsLeft(delivery, nowMs);
    return t('announce.started', { status, count });
  }
  return `${t('announce.state', { status, state: stateWord(t, delivery, app.world) })}.`;
}
