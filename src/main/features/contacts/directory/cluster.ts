// Parts records that share some evidence into people: pure, and the same whatever order they come in.
import { kindOf, type EvidenceKind, type LinkItem } from './evidence';

/** An operator's decision; of two that contradict each other the later (`seq`) wins. */
export interface Verdict {
  readonly a: string;
  readonly b: string;
  readonly linked: boolean;
  readonly seq: number;
}

export interface Clustering {
  /** Keys of one person each, sorted; the persons sorted by their first key. */
  readonly groups: readonly (readonly string[])[];
  /** What joined them. */
  readonly links: readonly KeyPair<EvidenceKind | 'decision'>[];
  /** Evidence that fits several records of one place equally well, so that it decides nothing. */
  readonly doubts: readonly KeyPair<EvidenceKind>[];
}

export interface KeyPair<By> {
  readonly a: string;
  readonly b: string;
  readonly by: By;
}

interface Edge {
  readonly a: LinkItem;
  readonly b: LinkItem;
  readonly by: EvidenceKind;
  readonly score: number;
}

const WEIGHT: Readonly<Record<EvidenceKind, number>> = { 'external-id': 10, email: 4, phone: 3 };
const SAME_NAME = 4;
const SAME_WORD = 2;

/**
 * Decisions first, then evidence from strong to weak. By evidence alone a person never gets two records of
 * one place (a service, a site): there the service itself says that they are two.
 */
export function cluster(
  items: readonly LinkItem[],
  verdicts: readonly Verdict[],
  isShared: (clue: string) => boolean,
): Clustering {
  const sorted = items.toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const board = new Board(sorted, verdicts);
  const links: KeyPair<EvidenceKind | 'decision'>[] = board.decided();
  const doubts: Edge[] = [];
  for (const level of levels(edgesOf(sorted, isShared))) {
    const open = level.filter(({ a, b }) => board.mayJoin(a, b));
    const rivals = rivalsOf(open, board);
    for (const edge of open) {
      if (isRivalled(edge, rivals, board)) doubts.push(edge);
      else if (board.mayJoin(edge.a, edge.b)) {
        board.join(edge.a, edge.b);
        links.push({ a: edge.a.key, b: edge.b.key, by: edge.by });
      }
    }
    board.settle();
  }
  const unsettled = doubts.filter(({ a, b }) => board.mayJoin(a, b));
  return {
    groups: board.groups(),
    links,
    doubts: unsettled.map(({ a, b, by }) => ({ a: a.key, b: b.key, by })),
  };
}

/** Who belongs together so far. Rivalry is judged as things stood when a level of evidence began. */
class Board {
  readonly #groupOf = new Map<string, LinkItem[]>();
  readonly #apart: (readonly [string, string])[] = [];
  readonly #decided: KeyPair<'decision'>[] = [];
  #standing = new Map<string, readonly LinkItem[]>();

  constructor(items: readonly LinkItem[], verdicts: readonly Verdict[]) {
    for (const item of items) this.#groupOf.set(item.key, [item]);
    const known = verdicts.filter(({ a, b }) => this.#groupOf.has(a) && this.#groupOf.has(b));
    for (const { a, b, linked } of known.toSorted((one, other) => other.seq - one.seq)) {
      const [left, right] = [this.#of(a), this.#of(b)];
      if (left === right) continue;
      if (!linked) this.#apart.push([a, b]);
      else if (!this.#areApart(left, right)) {
        this.#merge(left, right);
        this.#decided.push({ a, b, by: 'decision' });
      }
    }
    this.settle();
  }

  decided(): KeyPair<'decision'>[] {
    return [...this.#decided];
  }

  settle(): void {
    this.#standing = new Map(
      [...this.#groupOf].map(([key, group]): [string, LinkItem[]] => [key, group]),
    );
  }

  standing(item: LinkItem): readonly LinkItem[] {
    return this.#standing.get(item.key) ?? [item];
  }

  mayJoin(a: LinkItem, b: LinkItem): boolean {
    const [left, right] = [this.#of(a.key), this.#of(b.key)];
    return left !== right && !placesMeet(left, right) && !this.#areApart(left, right);
  }

  join(a: LinkItem, b: LinkItem): void {
    this.#merge(this.#of(a.key), this.#of(b.key));
  }

  groups(): string[][] {
    return [...new Set(this.#groupOf.values())]
      .map((group) => group.map(({ key }) => key).toSorted())
      .toSorted(([left = ''], [right = '']) => (left < right ? -1 : 1));
  }

  #of(key: string): LinkItem[] {
    return this.#groupOf.get(key) ?? [];
  }

  /** A new list: what stood before stays as it was. */
  #merge(left: readonly LinkItem[], right: readonly LinkItem[]): void {
    const merged = [...left, ...right];
    for (const { key } of merged) this.#groupOf.set(key, merged);
  }

  #areApart(left: readonly LinkItem[], right: readonly LinkItem[]): boolean {
    return this.#apart.some(([a, b]) => {
      const [one, other] = [this.#of(a), this.#of(b)];
      return (one === left && other === right) || (one === right && other === left);
    });
  }
}

function placesMeet(left: readonly LinkItem[], right: readonly LinkItem[]): boolean {
  return left.some(({ place }) => right.some((other) => other.place === place));
}

type Rivals = ReadonlyMap<readonly LinkItem[], ReadonlySet<readonly LinkItem[]>>;

function rivalsOf(edges: readonly Edge[], board: Board): Rivals {
  const partners = new Map<readonly LinkItem[], Set<readonly LinkItem[]>>();
  const add = (from: readonly LinkItem[], to: readonly LinkItem[]): void => {
    const known = partners.get(from);
    if (known) known.add(to);
    else partners.set(from, new Set([to]));
  };
  for (const { a, b } of edges) {
    add(board.standing(a), board.standing(b));
    add(board.standing(b), board.standing(a));
  }
  return partners;
}

function isRivalled({ a, b }: Edge, rivals: Rivals, board: Board): boolean {
  const [left, right] = [board.standing(a), board.standing(b)];
  const hasRival = (of: readonly LinkItem[], partner: readonly LinkItem[]): boolean =>
    [...(rivals.get(of) ?? [])].some((other) => other !== partner && placesMeet(other, partner));
  return hasRival(left, right) || hasRival(right, left);
}

function edgesOf(items: readonly LinkItem[], isShared: (clue: string) => boolean): Edge[] {
  const byClue = new Map<string, LinkItem[]>();
  for (const item of items) {
    for (const clue of item.clues) {
      const others = byClue.get(clue);
      if (others) others.push(item);
      else byClue.set(clue, [item]);
    }
  }
  const pairs = new Map<LinkItem, Map<LinkItem, Set<EvidenceKind>>>();
  for (const [clue, sharers] of byClue) {
    if (sharers.length < 2 || isShared(clue)) continue;
    for (const [at, a] of sharers.entries()) {
      for (const b of sharers.slice(at + 1)) {
        if (a.place === b.place) continue;
        const row = pairs.get(a) ?? new Map<LinkItem, Set<EvidenceKind>>();
        pairs.set(a, row.set(b, (row.get(b) ?? new Set<EvidenceKind>()).add(kindOf(clue))));
      }
    }
  }
  return [...pairs].flatMap(([a, row]) => [...row].map(([b, kinds]) => edge(a, b, [...kinds])));
}

function edge(a: LinkItem, b: LinkItem, kinds: readonly EvidenceKind[]): Edge {
  const [by = 'phone'] = kinds.toSorted((left, right) => WEIGHT[right] - WEIGHT[left]);
  const evidence = kinds.reduce((sum, kind) => sum + WEIGHT[kind], 0);
  return { a, b, by, score: evidence + nameScore(a.name, b.name) };
}

function nameScore(left: string, right: string): number {
  if (left === '' || right === '') return 0;
  if (left === right) return SAME_NAME;
  const words = new Set(left.split(' '));
  return right.split(' ').some((word) => words.has(word)) ? SAME_WORD : 0;
}

/** Strong evidence first; inside a level by keys. */
function levels(edges: readonly Edge[]): Edge[][] {
  const byScore = new Map<number, Edge[]>();
  const keyed = edges.toSorted((left, right) =>
    left.a.key === right.a.key
      ? compare(left.b.key, right.b.key)
      : compare(left.a.key, right.a.key),
  );
  for (const one of keyed) {
    const level = byScore.get(one.score);
    if (level) level.push(one);
    else byScore.set(one.score, [one]);
  }
  return [...byScore].toSorted(([left], [right]) => right - left).map(([, level]) => level);
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
