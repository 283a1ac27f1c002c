// Who goes next on the way to one vendor: four at a time, what is urgent first, and a stand-down after its panic.

const LANE_WIDTH = 4;
/** One place is always free of calm check-ins, so that none of them can hold up a panic. */
const CALM_WIDTH = 3;

export interface LaneItem {
  readonly id: string;
  /** Rises with every press. */
  readonly order: number;
  /** A panic, or a question to contacts. */
  readonly urgent: boolean;
  readonly attempted: boolean;
  /** Wall clock since when it could go. */
  readonly dueAtMs: number;
  readonly standsDown?: string | undefined;
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

/** Pure: the item to send now, or null. `unsettled` holds the ids of all deliveries still on their way. */
export function nextInLane(
  ready: readonly LaneItem[],
  inFlight: readonly LaneItem[],
  unsettled: ReadonlySet<string>,
): LaneItem | null {
  if (inFlight.length >= LANE_WIDTH) return null;
  const calmIsFull = inFlight.filter((item) => !item.urgent).length >= CALM_WIDTH;
  const mayGo = ready.filter(
    (item) =>
      (item.urgent || !calmIsFull) &&
      (item.standsDown === undefined || !unsettled.has(item.standsDown)),
  );
  return mayGo.toSorted(byUrgency)[0] ?? null;
}
