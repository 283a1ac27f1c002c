// Compares the seals of a checked file with those of this desk's own record.
import { ok, type Result } from '../../../shared/core/failure';
import type { FileProblem, Judged } from './chain-judge';
import type { RecordLookup } from './lookup';

const SLICE = 2000;

/**
 * `same`: every line of the file is here, with the same seal. `differs`: see the problems. `another-record`: it
 * does not begin as this desk's own does, so it is of another desk, or was made up from its first line on.
 */
export interface DeskComparison {
  readonly desk: 'same' | 'differs' | 'another-record';
  readonly problems: readonly FileProblem[];
}

/** Lines that the file itself shows to be wrong are left to it. Failure `storage`. */
export function compareWithDesk(
  { seals, problems }: Pick<Judged, 'seals' | 'problems'>,
  lookup: Pick<RecordLookup, 'seals'>,
): Result<DeskComparison> {
  const wrong = new Set(problems.flatMap(({ seq }) => (seq === null ? [] : [seq])));
  const found: FileProblem[] = [];
  let agreeing = 0;
  const seqs = [...seals.keys()].toSorted((a, b) => a - b);
  for (let at = 0; at < seqs.length; at += SLICE) {
    const slice = seqs.slice(at, at + SLICE);
    const own = lookup.seals(slice[0] ?? 0, slice.at(-1) ?? 0);
    if (!own.ok) return own;
    for (const seq of slice) {
      if (own.value.get(seq) === seals.get(seq)) agreeing += 1;
      else if (!wrong.has(seq)) {
        found.push({ kind: own.value.has(seq) ? 'differs-from-desk' : 'unknown-to-desk', seq });
      }
    }
  }
  if (agreeing === 0 && seals.size > 0) return ok({ desk: 'another-record', problems: [] });
  return ok({ desk: found.length === 0 ? 'same' : 'differs', problems: found });
}
