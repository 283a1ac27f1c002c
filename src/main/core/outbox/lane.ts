// Who goes next on the way to one vendor: four at a time, what is urgent first, and a stand-down after its panic.

/** So many go to one vendor at a time. */
export const LANE_WIDTH = 4;
/** One place is always free of calm check-ins, so that none of them can hold up a panic. */
const CALM_WIDTH = 3;

export interface LaneItem {
  readonly id: string;
  /** Rises with every press. */
  readonly order: number;
  /** As the rules of its kind say. */
  readonly urgent: boolean;
  readonly attempted: boolean;
  /** Wall clock since when it could go. */
  readonly dueAtMs: number;
  /** Has to have ended before. */
  readonly follows?: string | undefined;
}

/** What is urgent, then first attempts, then whoever has waited longest, then the order of the presses. */
function byUrgency(left: LaneItem, right: LaneItem): number {
  return (
    Number(right.urgent) - Number(left.urgent) ||
    Number(left.attempted) - Number(right.attempted) ||
    left.dueAtMs - right.dueAtMs ||
    left.order - right.order
  );
}

/** Whom the lane has a place for beside those in flight. */
export type LaneRoom = 'none' | 'urgent' | 'any';

export function roomIn(inFlight: readonly LaneItem[]): LaneRoom {
  if (inFlight.length >= LANE_WIDTH) return 'none';
  return inFlight.filter((item) => !item.urgent).length >= CALM_WIDTH ? 'urgent' : 'any';
}

/**
 * Pure: the item to send now, or null. `unsettled` knows the ids of all deliveries still on their way. Looks
 * at each item once: an import may have thousands of them waiting.
 */
export function nextInLane(
  ready: Iterable<LaneItem>,
  inFlight: readonly LaneItem[],
  unsettled: Pick<ReadonlySet<string>, 'has'>,
): LaneItem | null {
  const room = roomIn(inFlight);
  if (room === 'none') return null;
  let first: LaneItem | null = null;
  for (const item of ready) {
    if (room === 'urgent' && !item.urgent) continue;
    if (first !== null && byUrgency(item, first) >= 0) continue;
    if (item.follows !== undefined && unsettled.has(item.follows)) continue;
    first = item;
  }
  return first;
}
