// Whether a stored delivery may be older than the wall clock says: over a restart there is no other clock to ask.
import type { Delivery } from '../../../shared/delivery';
import type { Failure } from '../../../shared/core/failure';
import type { Store } from '../store/store';

/** What a clock is commonly corrected by proves nothing. */
const SLACK_MS = 2000;

export const AGE_UNKNOWN: Failure = {
  kind: 'unavailable',
  reason: 'clock-set-back',
  detail: 'The clock is earlier than lines of the record: nobody can tell how old this is',
};

const NEWEST_OF_LATE =
  'SELECT max(at_ms) AS newest FROM (SELECT at_ms FROM activity ORDER BY seq DESC LIMIT 20000)';
/** Since the line by which its age counts. */
const NEWEST_SINCE = `SELECT max(at_ms) AS newest FROM activity WHERE seq >= (
  SELECT max(seq) FROM activity WHERE action_id = ?
  AND kind IN ('pressed', 'asked', 'change-asked', 'tried-again', 'clock-jumped'))`;

/**
 * The record is written in the order of what happened: a line of later times than now proves that the clock was set
 * back since, by nobody knows how much. A clock that is too far ahead needs no proof: what is too old expires, and asks.
 */
export function createAgeDoubt(store: Store, nowMs: number): (delivery: Delivery) => boolean {
  const limitMs = nowMs + SLACK_MS;
  const isLater = (query: string, ...values: readonly string[]): boolean => {
    const row = store.read((sql) => sql.get(query, ...values));
    return row.ok && Number(row.value?.newest ?? 0) > limitMs;
  };
  // Asked once: thousands of changed contacts may be waiting, and hardly ever was the clock set back.
  const isAnyLater = isLater(NEWEST_OF_LATE);
  return ({ id, rungs }) => rungs.pressedMs > limitMs || (isAnyLater && isLater(NEWEST_SINCE, id));
}
