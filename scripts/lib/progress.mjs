// Shows how far a long step is: one moving line on a terminal, now and then a line anywhere else.
const MEGABYTE = 1_000_000;
const LINE_EVERY_MS = 5000;
const REDRAW_EVERY_MS = 100;

// Text such as `42 % (82 of 196 MB)`; without a known total `82 MB`.
function describeBytes(done, total) {
  const megabytes = (bytes) => Math.round(bytes / MEGABYTE);
  if (!total) return `${megabytes(done)} MB`;
  return `${Math.min(100, Math.floor((100 * done) / total))} % (${megabytes(done)} of ${megabytes(total)} MB)`;
}

/** Text such as `42 %`. */
export const describePercent = (done, total) =>
  `${Math.min(100, Math.floor((100 * done) / total))} %`;

/** A progress line: `update(done, total)` as often as you like, `end(text)` once. */
export function createProgress(title, describe = describeBytes, out = process.stderr) {
  const startedAt = Date.now();
  let shownAt = out.isTTY ? 0 : startedAt;
  let drawn = false;
  const clear = () => void (drawn && out.write('\r\u001b[K'));
  return {
    update(done, total) {
      const now = Date.now();
      if (now - shownAt < (out.isTTY ? REDRAW_EVERY_MS : LINE_EVERY_MS)) return;
      shownAt = now;
      clear();
      drawn = Boolean(out.isTTY);
      out.write(`${title}: ${describe(done, total)}${out.isTTY ? '' : '\n'}`);
    },
    end(text) {
      clear();
      if (text) out.write(`${text} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)\n`);
    },
  };
}
