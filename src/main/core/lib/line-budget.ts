// How much may be written in a minute, of everything and of lines that begin alike, so that no flood replaces a log.

export interface LineBudget {
  /** Whether a line that begins so may be written now; `leftOut` tells of a minute that is over. */
  take(start: string, bytes: number): { readonly isFit: boolean; readonly leftOut: number };
}

const MINUTE_MS = 60_000;
const LINES_MAX = 600;
const BYTES_MAX = 512 * 1024;
/** Enough to see what is going on, and never so many that another kind has no room. */
const ALIKE_MAX = 120;
const START_LENGTH = 24;

/** `now` in milliseconds; where it is set back, a new minute begins. */
export function createLineBudget(now: () => number): LineBudget {
  let beganMs = 0;
  let lines = 0;
  let bytesLeft = 0;
  let leftOut = 0;
  let alike = new Map<string, number>();

  function turnOver(): number {
    const passedMs = now() - beganMs;
    if (passedMs >= 0 && passedMs < MINUTE_MS) return 0;
    const told = leftOut;
    beganMs = now();
    lines = 0;
    bytesLeft = BYTES_MAX;
    leftOut = 0;
    alike = new Map();
    return told;
  }

  return {
    take(start, bytes) {
      const told = turnOver();
      const kind = start.slice(0, START_LENGTH).replace(/\d+/g, '#');
      const count = (alike.get(kind) ?? 0) + 1;
      const isFit = lines < LINES_MAX && bytes <= bytesLeft && count <= ALIKE_MAX;
      if (isFit) {
        alike.set(kind, count);
        lines += 1;
        bytesLeft -= bytes;
      } else {
        leftOut += 1;
      }
      return { isFit, leftOut: told };
    },
  };
}
