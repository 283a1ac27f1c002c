// What became of alerts, out of all that has come in any order: ended by what names them, replaced, or standing. Pure.
import {
  foldedName,
  speaksByName,
  type CapName,
  type Share911Alert,
} from '../../../shared/alerts/share911-alert';

export interface Arrived {
  readonly seq: number;
  /** Wall clock in milliseconds. */
  readonly receivedAtMs: number;
  readonly isOwn: boolean;
  readonly alert: Pick<
    Share911Alert,
    'kind' | 'name' | 'format' | 'channelId' | 'channelName' | 'isDrill' | 'about' | 'cap'
  >;
}

/** Nothing is ever closed by it. */
export interface Fate {
  readonly clearedAtMs: number | null;
  readonly replacedAtMs: number | null;
  readonly unknownReferences: number;
}

/**
 * Of each of `shown`, by its seq. `all`: what else has come, in any order, `shown` with it or not. What a message names
 * counts in whatever order the two arrive; an all clear that names none speaks for what was there before it.
 */
export function fatesOf(
  shown: readonly Arrived[],
  all: readonly Arrived[],
): ReadonlyMap<number, Fate> {
  const everything = [...new Map([...all, ...shown].map((each) => [each.seq, each])).values()];
  const named = new Map<string, Arrived[]>();
  for (const each of everything) {
    const name = each.alert.cap?.name ?? null;
    if (name !== null) addTo(named, keyOf(name), each);
  }
  const takenBack = takenBackOf(everything, named);
  const ended = new Map<number, Arrived[]>();
  const replaced = new Map<number, Arrived[]>();
  for (const each of everything) {
    if (takenBack.has(each.seq)) continue;
    const into = endsByName(each) ? ended : replacesByName(each) ? replaced : null;
    if (into === null) continue;
    for (const target of targetsOf(each, named)) {
      if (reaches(each, target)) addTo(into, target.seq, each);
    }
  }
  const clears = everything.filter(
    ({ seq, alert }) => alert.kind === 'all-clear' && !speaksByName(alert) && !takenBack.has(seq),
  );
  return new Map(
    shown.map((each) => {
      const enders = [
        ...(ended.get(each.seq) ?? []),
        ...clears.filter((clear) => clear.seq > each.seq && speaksFor(clear, each)),
      ];
      return [
        each.seq,
        {
          clearedAtMs: each.alert.kind === 'alert' ? firstMs(enders) : null,
          replacedAtMs: hasHeir(each.seq, replaced) ? firstMs(replaced.get(each.seq) ?? []) : null,
          unknownReferences: unknownIn(each, named),
        },
      ];
    }),
  );
}

/** All clears that a Cancel names: they end nothing, not even when that Cancel is named as well. */
function takenBackOf(
  all: readonly Arrived[],
  named: ReadonlyMap<string, readonly Arrived[]>,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const each of all) {
    if (!endsByName(each)) continue;
    for (const { seq, alert } of targetsOf(each, named)) {
      const isDrillAlone = each.alert.isDrill === true && alert.isDrill !== true;
      if (alert.kind === 'all-clear' && !isDrillAlone) found.add(seq);
    }
  }
  return found;
}

function addTo<K>(map: Map<K, Arrived[]>, key: K, arrived: Arrived): void {
  const known = map.get(key);
  if (known) known.push(arrived);
  else map.set(key, [arrived]);
}

function keyOf({ sender, identifier, sent }: CapName): string {
  return JSON.stringify([sender, identifier, sent]);
}

function endsByName({ alert }: Arrived): boolean {
  return alert.kind === 'all-clear' && speaksByName(alert);
}

function replacesByName({ alert }: Arrived): boolean {
  return alert.kind === 'alert' && alert.cap?.msgType === 'update';
}

/** Each once, and never itself. */
function targetsOf(
  { seq, alert }: Arrived,
  named: ReadonlyMap<string, readonly Arrived[]>,
): ReadonlySet<Arrived> {
  const targets = (alert.cap?.references ?? []).flatMap((name) => named.get(keyOf(name)) ?? []);
  return new Set(targets.filter((target) => target.seq !== seq));
}

function unknownIn(each: Arrived, named: ReadonlyMap<string, readonly Arrived[]>): number {
  const { cap } = each.alert;
  if (cap === null || !(endsByName(each) || replacesByName(each))) return 0;
  const keys = new Set(cap.references.map(keyOf));
  const missing = [...keys].filter(
    (key) => !(named.get(key) ?? []).some(({ seq }) => seq !== each.seq),
  );
  return missing.length + cap.unreadableReferences;
}

/** The end of a drill is not the end of what is real, and what we raised ourselves hides nobody else's alarm. */
function reaches(from: Arrived, to: Arrived): boolean {
  if (to.alert.kind !== 'alert') return false;
  if (from.alert.isDrill === true && to.alert.isDrill !== true) return false;
  return from.alert.kind === 'all-clear' || to.isOwn || !from.isOwn;
}

/**
 * ASSUMED: an all clear without references is for an alert of its channel and of its name, where it says them. CAP comes from many senders, so there another sender or another place is another matter.
 */
function speaksFor(clear: Arrived, to: Arrived): boolean {
  if (!reaches(clear, to)) return false;
  const [said, alert] = [clear.alert, to.alert];
  if (said.about !== null && said.about !== foldedName(alert.name)) return false;
  if (said.format === 'cap') {
    const senders = [said.cap?.name?.sender ?? null, alert.cap?.name?.sender ?? null];
    if (differ(senders[0] ?? null, senders[1] ?? null)) return false;
    if (said.channelId !== alert.channelId) return false;
  } else if (said.channelId !== null) return said.channelId === alert.channelId;
  return said.channelId !== null || !differ(said.channelName, alert.channelName);
}

function differ(left: string | null, right: string | null): boolean {
  return left !== null && right !== null && foldedName(left) !== foldedName(right);
}

/** By whatever was here first. */
function firstMs(arrived: readonly Arrived[]): number | null {
  let first: Arrived | null = null;
  for (const each of arrived) if (first === null || each.seq < first.seq) first = each;
  return first?.receivedAtMs ?? null;
}

/** Updates that replace one another in a ring leave nobody to go on: then none of them is replaced. */
function hasHeir(seq: number, replaced: ReadonlyMap<number, readonly Arrived[]>): boolean {
  const seen = new Set([seq]);
  const open = [...(replaced.get(seq) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next.seq)) continue;
    seen.add(next.seq);
    const heirs = replaced.get(next.seq) ?? [];
    if (heirs.length === 0) return true;
    open.push(...heirs);
  }
  return false;
}
