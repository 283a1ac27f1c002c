// At the end of a whole list: whom it no longer shows is removed, unless the list cannot be believed.
import type { SourceRecord } from '../../../../shared/contacts/contact';
import { failed, ok, type Result } from '../../../../shared/core/failure';
import type { StoredPass } from '../directory/log-entry';
import type { Detail, SyncSession } from './sync-shelf';
import { isFinal, isNotFound, isPassing, type SyncSource } from './sync-source';

/** So many are asked for one by one before they are removed, where the service allows it. */
const ASKED_FOR_MAX = 200;
/** When more than half of this many is gone at once, a second list has to say so too. */
const MANY = 20;

/**
 * Pages shift while they are read: when somebody is deleted meanwhile, somebody else may be on no page at all.
 * Whoever is missing is therefore asked for, or must be missing from two lists when this one was not steady.
 * Failure: a reason to stop and go on here later.
 */
export async function sweep(
  session: SyncSession,
  stored: StoredPass,
  details: SyncSource['details'],
): Promise<Result<null>> {
  const unseen = session.unseen(stored.pass, ASKED_FOR_MAX);
  if (unseen.count === 0) return ok(null);
  if (details && unseen.count <= ASKED_FOR_MAX) return askFor(session, unseen.first, details);
  return session.removeUnseen(
    isBelieved(session, stored, unseen.count) ? stored.pass : stored.completedPass,
  );
}

function isBelieved(
  session: SyncSession,
  { isSteady, total, seen }: StoredPass,
  unseen: number,
): boolean {
  const held = session.held();
  const isCollapse = held >= MANY && unseen * 2 > held;
  return isSteady && !isCollapse && (total === null || seen >= total);
}

async function askFor(
  session: SyncSession,
  unseen: readonly SourceRecord[],
  details: NonNullable<SyncSource['details']>,
): Promise<Result<null>> {
  const found: Detail[] = [];
  for (const record of unseen) {
    const answer = await details(record);
    if (answer.ok) found.push({ kind: 'record', record: answer.value });
    else if (isPassing(answer.failure) || isFinal(answer.failure)) return failed(answer.failure);
    else if (isNotFound(answer.failure)) found.push({ kind: 'gone', record });
  }
  return session.detailed(found);
}
