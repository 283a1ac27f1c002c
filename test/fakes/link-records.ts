// Which records are one person, from all of them at once: what the directory does step by step, said in one line.
import { recordKey, type SourceRecord } from '../../src/shared/contacts/contact';
import {
  cluster,
  type Clustering,
  type Verdict,
} from '../../src/main/features/contacts/directory/cluster';
import {
  linkItem,
  SHARED_BY_PEOPLE_MAX,
  SHARED_BY_RECORDS_MAX,
  type LinkItem,
} from '../../src/main/features/contacts/directory/evidence';

/** The record keys of each person, and why. Of two records with one key the last counts. */
export function linkRecords(
  records: readonly SourceRecord[],
  verdicts: readonly Verdict[] = [],
): Clustering {
  const byKey = new Map(records.map((record) => [recordKey(record), record]));
  const items = [...byKey].map(([key, record]) => linkItem(key, record));
  const sharers = new Map<string, LinkItem[]>();
  for (const item of items) {
    for (const clue of item.clues) sharers.set(clue, [...(sharers.get(clue) ?? []), item]);
  }
  return cluster(items, verdicts, (clue) => isSharedBy(sharers.get(clue) ?? []));
}

function isSharedBy(items: readonly LinkItem[]): boolean {
  if (items.length > SHARED_BY_RECORDS_MAX) return true;
  return new Set(items.map(({ name }) => name)).size > SHARED_BY_PEOPLE_MAX;
}
