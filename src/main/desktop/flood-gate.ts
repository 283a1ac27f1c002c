// Lets a few notices through and gathers the rest: a flood of news becomes one summary that is drawn anew as it grows.
import type { Clock } from '../core/lib/clock';
import { isGoodNews, type Notice } from './notice';
import type { Texts } from './words';

export interface FloodGate {
  /** True when this one may be shown by itself; otherwise it will be part of a summary. */
  admits(notice: Notice): boolean;
  close(): void;
}

export interface FloodGateDeps {
  readonly clock: Clock;
  /** Everything gathered on one screen since its flood began, oldest first. */
  readonly onSummary: (gathered: readonly Notice[]) => void;
}

/** So many on one screen within the window are news; more are a flood. */
const MAX_IN_WINDOW = 6;
const WINDOW_MS = 10_000;
/** A summary is drawn anew at most this often. */
const SUMMARY_EVERY_MS = 3000;
/** A summary counts no further back. */
const MAX_GATHERED = 1000;

interface Flood {
  /** When those were seen that are not older than the window; elapsed milliseconds. */
  seenMs: number[];
  gathered: Notice[];
  timer: { cancel(): void } | undefined;
}

export function createFloodGate({ clock, onSummary }: FloodGateDeps): FloodGate {
  const floods = new Map<Notice['screen'], Flood>();

  const floodOn = (screen: Notice['screen']): Flood => {
    const known = floods.get(screen) ?? { seenMs: [], gathered: [], timer: undefined };
    floods.set(screen, known);
    return known;
  };

  return {
    admits(notice) {
      const flood = floodOn(notice.screen);
      const nowMs = clock.elapsed();
      flood.seenMs = flood.seenMs.filter((seenMs) => nowMs - seenMs < WINDOW_MS);
      if (flood.seenMs.length < MAX_IN_WINDOW) {
        if (flood.seenMs.length === 0) flood.gathered = [];
        flood.seenMs.push(nowMs);
        return true;
      }
      // A window of its last few: the flood is over when it has been calm for one.
      flood.seenMs = [...flood.seenMs.slice(1), nowMs];
      flood.gathered = [...flood.gathered.slice(-MAX_GATHERED + 1), notice];
      flood.timer ??= clock.after(SUMMARY_EVERY_MS, () => {
        flood.timer = undefined;
        onSummary(flood.gathered);
      });
      return false;
    },
    close() {
      for (const { timer } of floods.values()) timer?.cancel();
      floods.clear();
    },
  };
}

/** One notice in place of many: it speaks of the gravest and newest, and counts the others. */
export function summaryOf(gathered: readonly Notice[], texts: Texts): Notice | undefined {
  const last = [...gathered].reverse();
  const head =
    last.find((notice) => notice.panic && !isGoodNews(notice)) ??
    last.find((notice) => !isGoodNews(notice)) ??
    last[0];
  if (head === undefined || gathered.length === 1) return head;
  const others = gathered.length - 1;
  return {
    ...head,
    title: texts.say('notice.summaryTitle', { title: head.title, count: others }),
    body: texts.say('notice.summaryBody', { body: head.body }),
    stands: (state) => gathered.some((notice) => notice.stands(state)),
  };
}
