// Medians, and rows that set a figure against its baseline.

/** The middle of a list of numbers. */
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The value below which `share` of a list lies. */
export const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** One line: what, ours, baseline and their ratio. */
export function row(what, ours, baseline, unit) {
  const ratio = (ours / baseline).toFixed(2);
  return `${what.padEnd(44)} ${ours.toFixed(1).padStart(8)} ${unit}   baseline ${baseline.toFixed(1).padStart(8)} ${unit}   ratio ${ratio}`;
}
