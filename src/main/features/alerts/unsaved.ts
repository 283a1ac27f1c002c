// Alerts that the disk refused: shown all the same, and tried again until it takes them.
import type { AlertRow, NewAlert } from './alert-row';

export interface UnsavedAlert extends NewAlert {
  readonly seq: number;
}

export interface UnsavedAlerts {
  /** Answers whether it is new here. */
  add(alert: NewAlert): UnsavedAlert | null;
  /** Newest first. */
  all(): readonly UnsavedAlert[];
  flag(seq: number, flag: 'isSeen' | 'isClosed'): boolean;
  remove(digest: string): void;
}

/** No database ever counts so far. */
const FIRST_SEQ = 2 ** 48;

export function createUnsavedAlerts(): UnsavedAlerts {
  let alerts: readonly UnsavedAlert[] = [];
  let nextSeq = FIRST_SEQ;

  return {
    add(alert) {
      if (alerts.some((other) => isSame(other, alert))) return null;
      const unsaved = { ...alert, seq: nextSeq };
      nextSeq += 1;
      alerts = [unsaved, ...alerts];
      return unsaved;
    },
    all: () => alerts,
    flag(seq, flag) {
      const held = alerts.find((alert) => alert.seq === seq);
      if (held === undefined || held[flag]) return false;
      alerts = alerts.map((alert) => (alert === held ? { ...alert, [flag]: true } : alert));
      return true;
    },
    remove(digest) {
      alerts = alerts.filter((alert) => alert.digest !== digest);
    },
  };
}

function isSame(left: Omit<AlertRow, 'seq'>, right: Omit<AlertRow, 'seq'>): boolean {
  if (left.digest === right.digest) return true;
  return JSON.stringify(left.alert) === JSON.stringify(right.alert);
}
