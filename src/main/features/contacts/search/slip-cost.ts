// What it costs to take one word for another: how many slips of finger, eye or ear lie between them, and how common ones.

/** Letters that fingers, eyes and ears take for each other. */
const ALIKE =
  'ck cs cq kq sz iy ij vw fv mn uv bp dt gj gq oq o0 l1 i1 il s5 b8 b6 z2 ae ei ou ao eo ue bv hn jy xs gy';
const OTHER_LETTER = 1;
const ALIKE_LETTER = 0.6;
const ONE_MORE = 1;
/** A letter doubled, or a doubled one typed once; and an h, which many names have in vain. */
const ONE_MORE_LIGHT = 0.5;
const SWAPPED = 0.8;
const LETTER_H = 104;

/** Costs of one letter for another, for plain letters: looked up some thousand times in a search. */
const CODES = 128;
const otherCosts = new Float64Array(CODES * CODES).fill(OTHER_LETTER);
for (const pair of ALIKE.split(' ')) {
  const [a, b] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  otherCosts[a * CODES + b] = otherCosts[b * CODES + a] = ALIKE_LETTER;
}

function otherCost(a: number, b: number): number {
  if (a === b) return 0;
  return a < CODES && b < CODES ? (otherCosts[a * CODES + b] ?? OTHER_LETTER) : OTHER_LETTER;
}

/** The cost of a letter that only one of the two has. */
function extraCost(word: string, at: number): number {
  const letter = word.charCodeAt(at);
  if (at === 0) return ONE_MORE;
  return letter === LETTER_H || letter === word.charCodeAt(at - 1) ? ONE_MORE_LIGHT : ONE_MORE;
}

const LONGEST = 64;
/** Rows of the table and the costs of the letters of the name, used again for every pair of words. */
const rows = [0, 1, 2].map(() => new Float64Array(LONGEST + 1));
const extra = new Float64Array(LONGEST + 1);

/**
 * Damerau's distance with lighter costs for the slips that people make. Infinity when it is more
 * than `most`, which is told before the end.
 */
export function slipCost(typed: string, meant: string, most = Infinity): number {
  if (typed === meant) return 0;
  if (typed.length > LONGEST || meant.length > LONGEST) return Infinity;
  let [twoBefore, before, row] = rows as [Float64Array, Float64Array, Float64Array];
  const columns = meant.length + 1;
  before[0] = 0;
  for (let j = 1; j < columns; j += 1) {
    const cost = extraCost(meant, j - 1);
    extra[j] = cost;
    before[j] = (before[j - 1] ?? 0) + cost;
  }
  let letterBefore = -1;
  let leastBefore = 0;
  for (let i = 1; i <= typed.length; i += 1) {
    const letter = typed.charCodeAt(i - 1);
    const dropped = extraCost(typed, i - 1);
    let least = (row[0] = (before[0] ?? 0) + dropped);
    let otherBefore = -1;
    for (let j = 1; j < columns; j += 1) {
      const other = meant.charCodeAt(j - 1);
      let cost = (before[j - 1] ?? 0) + otherCost(letter, other);
      cost = Math.min(cost, (before[j] ?? 0) + dropped, (row[j - 1] ?? 0) + (extra[j] ?? 0));
      if (letter === otherBefore && other === letterBefore) {
        cost = Math.min(cost, (twoBefore[j - 2] ?? 0) + SWAPPED);
      }
      row[j] = cost;
      if (cost < least) least = cost;
      otherBefore = other;
    }
    // A swap reaches over one row.
    if (least > most && leastBefore > most) return Infinity;
    leastBefore = least;
    letterBefore = letter;
    [twoBefore, before, row] = [before, row, twoBefore];
  }
  const cost = before[columns - 1] ?? 0;
  return cost > most ? Infinity : cost;
}
