// The figures as a table for the terminal and for the page of the architecture.
import { PlainError } from '../lib/say.mjs';

/** @typedef {import('./house.mjs').Limit} Limit */

const HEAD = ['Figure', 'Before', 'Now', 'At most', 'Goal'];
const BEGIN = '<!-- figures: written by `node scripts/figures.mjs --write` -->';
const END = '<!-- end of figures -->';

const number = (value) => value.toLocaleString('en-US');

/**
 * What stands above its limit, each in one sentence.
 * @param {Readonly<Record<string, number>>} figures
 * @param {readonly Limit[]} limits
 * @returns {string[]}
 */
export function overLimits(figures, limits) {
  return limits
    .filter(({ key, limit }) => !(figures[key] <= limit))
    .map(({ key, title, limit }) => `${title}: ${figures[key]} is more than ${limit}`);
}

/** The table in Markdown, its columns in line. */
export function tableOf(figures, limits) {
  const rows = limits.map(({ key, title, before, limit, goal }) => [
    title,
    ...[before, figures[key], limit, goal].map(number),
  ]);
  const widths = HEAD.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join(' | ')} |`;
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(HEAD), line(rule), ...rows.map(line)].join('\n');
}

/** The page with this table in place of the one it has. */
export function withTable(page, table) {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new PlainError(`The page has no place for the table: ${BEGIN}`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${page.slice(end)}`;
}

/**
 * The table as the page has it: each row's title, and its figures in the order of the head.
 * @param {string} page
 * @returns {{ title: string, before: number, now: number, limit: number, goal: number }[]}
 */
export function tableIn(page) {
  const lines = page.slice(page.indexOf(BEGIN), page.indexOf(END)).split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [title, ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const [before, now, limit, goal] = cells.map((cell) => Number(cell.replaceAll(',', '')));
      return { title, before, now, limit, goal };
    });
}
