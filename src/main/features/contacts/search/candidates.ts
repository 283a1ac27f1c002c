// Rows of the index become candidates: judged, counted and ordered.
import type { ContactHit } from '../../../../shared/contacts/contact';
import type { Row } from '../../../core/store/sqlite';
import { readCard } from './card';
import { judge } from './judge';
import type { QueryTerm } from './query';
import type { Stage } from './stages';

export interface Candidate {
  readonly id: number;
  readonly matched: ContactHit['matched'];
  readonly penalty: number;
  readonly names: number;
  /** Fits only if one own word may stand for two typed ones. */
  readonly doubled: boolean;
}

/** Adds those of the rows (`id`, `card`, for a search by address `address`) who fit, and are not there yet, to `found`. */
export function collect(
  rows: readonly Row[],
  { similar }: Stage,
  terms: readonly QueryTerm[],
  found: Map<number, Candidate>,
): void {
  for (const row of rows) {
    const id = Number(row.id);
    if (found.has(id)) continue;
    const card = readCard(String(row.card), typeof row.address === 'string' ? row.address : '');
    const fit = judge(card, terms, similar);
    if (!fit) continue;
    const { penalty, matched, doubled = false } = fit;
    // `maria garcia` means Maria Garcia before Maria Garcia Lopez.
    const names = penalty === 0 ? card.name.split(' ').length : 0;
    found.set(id, { id, matched, penalty, names, doubled });
  }
}

/** How many fit without a doubt; those who do not are worth looking further. */
export function countPlain(found: ReadonlyMap<number, Candidate>): number {
  let count = 0;
  for (const { doubled } of found.values()) if (!doubled) count += 1;
  return count;
}

/** Similar is not the same: whoever fits only so comes after everybody who fits as typed. */
const rank = ({ matched }: Candidate): number => (matched === 'similar' ? 1 : 0);

/** Best first; equally good ones in the order in which they were loaded. */
export function bestOf(found: ReadonlyMap<number, Candidate>, limit: number): Candidate[] {
  return [...found.values()]
    .sort((a, b) => rank(a) - rank(b) || a.penalty - b.penalty || a.names - b.names || a.id - b.id)
    .slice(0, limit);
}
