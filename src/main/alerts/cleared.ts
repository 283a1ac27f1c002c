// When an alert was cleared: by the first all clear after it that speaks for its channel. Pure.
import type { Share911Alert } from '../../shared/share911-alert';

interface Arrived {
  readonly seq: number;
  readonly receivedAtMs: number;
  readonly alert: Pick<Share911Alert, 'kind' | 'channelId' | 'isDrill'>;
}

/** `allClears`: oldest first. Wall clock in milliseconds, or null. Nothing is ever closed by it. */
export function clearedAtMs(arrived: Arrived, allClears: readonly Arrived[]): number | null {
  if (arrived.alert.kind !== 'alert') return null;
  const clear = allClears.find(
    (other) => other.seq > arrived.seq && speaksFor(other.alert, arrived.alert),
  );
  return clear?.receivedAtMs ?? null;
}

function speaksFor(clear: Arrived['alert'], alert: Arrived['alert']): boolean {
  // The end of a drill is not the end of what is real.
  if (clear.isDrill === true && alert.isDrill !== true) return false;
  return clear.channelId === null || clear.channelId === alert.channelId;
}
