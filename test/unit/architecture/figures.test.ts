// The house stands no worse than its limits, and the page about it says what the limits say.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAYOUT, LIMITS } from '../../../scripts/figures/house.mjs';
import { callsOf, figuresOf } from '../../../scripts/figures/of-tree.mjs';
import { overLimits, tableIn } from '../../../scripts/figures/table.mjs';
import { CALLS } from '../../../src/shared/ipc';

const ROOT = join(import.meta.dirname, '../../..');
const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
const figures = figuresOf(ROOT);

describe('the figures of the house', () => {
  it('keep to their limits', () => {
    expect(overLimits(figures, LIMITS)).toEqual([]);
  });

  it('are all limited, and each limit is of a figure', () => {
    expect(LIMITS.map(({ key }) => key).toSorted()).toEqual(Object.keys(figures).toSorted());
    expect(LIMITS.filter(({ limit, goal }) => limit < goal)).toEqual([]);
  });

  it('are counted of files that are there', () => {
    const missing = [...LAYOUT.wiring, LAYOUT.app].filter(
      (file) => readFileSync(join(ROOT, file), 'utf8') === '',
    );
    expect(missing).toEqual([]);
    expect(callsOf(ROOT).toSorted()).toEqual(Object.keys(CALLS).toSorted());
  });

  it('stand on the page of the architecture with the limits of today', () => {
    const rows = tableIn(page);
    expect(rows.map(({ title, before, limit, goal }) => ({ title, before, limit, goal }))).toEqual(
      LIMITS.map(({ title, before, limit, goal }) => ({ title, before, limit, goal })),
    );
    // Not the figures of this very commit: they change too often.
    expect(rows.filter(({ now, limit }) => !(now <= limit))).toEqual([]);
  });
});
