// Tells of what changes all the time at most once in so many milliseconds.
import type { Clock } from './clock';

export interface CalmNews {
  (): void;
  cancel(): void;
}

/** `tell` comes `calmMs` after the first piece of news since it last came. */
export function calmNews(clock: Pick<Clock, 'after'>, calmMs: number, tell: () => void): CalmNews {
  let waiting: { cancel(): void } | null = null;
  const news = (): void => {
    waiting ??= clock.after(calmMs, () => {
      waiting = null;
      tell();
    });
  };
  return Object.assign(news, { cancel: () => waiting?.cancel() });
}
