// Walks every import of src and fails with the line that breaks the map of the README.
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { cyclesOf, importGraph } from '../../../scripts/figures/graph.mjs';
import { readSource, takeApart, type Import } from '../../../scripts/figures/read-source.mjs';
import { RULES, type Rule } from './rules';

const ROOT = join(import.meta.dirname, '../../..');

function matches(path: string, pattern: string): boolean {
  if (pattern.endsWith('/**')) return path.startsWith(pattern.slice(0, -2));
  return path === pattern || path === pattern.replace(/\.tsx?$/, '');
}

function ruleFor(file: string): Rule | undefined {
  return RULES.find((rule) => rule.files.some((pattern) => matches(file, pattern)));
}

function isAllowed(rule: Rule, used: Import): boolean {
  const own = rule.ownFolder === true && used.target.startsWith(`${dirname(used.file)}/`);
  const patterns = [...rule.may, ...(used.typeOnly ? (rule.mayTypes ?? []) : [])];
  return (
    own ||
    patterns.some((pattern) =>
      pattern === 'node:*'
        ? used.target.startsWith('node:')
        : matches(used.target, pattern) || used.target.startsWith(`${pattern}/`),
    )
  );
}

describe('imports', () => {
  const source = readSource(ROOT);
  const files = source.map(({ file }) => file);

  it('finds the source files', () => expect(files.length).toBeGreaterThan(20));

  it('gives every source file a room with a rule', () => {
    expect(files.filter((file) => ruleFor(file) === undefined)).toEqual([]);
  });

  it('lets a room import only what its rule allows', () => {
    const broken = source.flatMap(({ file, imports }) => {
      const rule = ruleFor(file);
      if (!rule) return [];
      return imports.filter((used) => !isAllowed(rule, used));
    });
    expect(broken.map(({ file, line, target }) => `${file}:${line} imports ${target}`)).toEqual([]);
  });

  it('go in no circle, those of types included', () => {
    expect(cyclesOf(importGraph(source))).toEqual([]);
  });

  it.each([
    ['src/renderer/features/calls/x.ts', "import { A } from '../alerts/x';"],
    ['src/renderer/features/calls/x.ts', "import type { A } from '../alerts/x';"],
    ['src/renderer/features/calls/x.ts', "import '../alerts/x.css';"],
    ['src/renderer/features/calls/x.ts', "import { A } from '../../shell/x';"],
    ['src/renderer/kit/x.ts', "import type { A } from '../features/calls/x';"],
    ['src/renderer/components/x.tsx', "import { A } from '../kit/x';"],
    ['src/renderer/kit/store.ts', "import type { A } from '../features/calls/x';"],
    ['src/main/features/calls/x.ts', "import type { A } from '../alerts/x';"],
    ['src/main/features/calls/x.ts', "import { A } from '../../vendors/chekt/x';"],
    ['src/main/features/calls/x.ts', "import type { A } from '../../app';"],
    ['src/main/core/outbox/x.ts', "import type { A } from '../../features/calls/x';"],
    ['src/main/core/outbox/x.ts', "import { A } from '../../vendors/chekt/x';"],
    ['src/main/desktop/x.ts', "import type { A } from '../features/calls/x';"],
    ['src/main/vendors/chekt/x.ts', "import type { A } from '../share911/x';"],
    ['src/main/practice/x.ts', "import type { A } from '../vendors/chekt/x';"],
  ])('keep rooms and features apart: %s may not %s', (file, text) => {
    const rule = ruleFor(file);
    const [used] = takeApart(file, text).imports;
    expect(rule && used && isAllowed(rule, used)).toBe(false);
  });

  it('notices a forbidden import', () => {
    const rule = ruleFor('src/shared/action.ts');
    const [used] = takeApart('src/shared/action.ts', "import { app } from 'electron';").imports;
    expect(rule && used && isAllowed(rule, used)).toBe(false);
  });
});
