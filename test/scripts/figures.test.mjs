// The figures of the house are counted right: on small trees whose figures can be seen by eye.
import { expect, test } from 'vitest';
import { countFigures, placesOfACall, roomOf } from '../../scripts/figures/count.mjs';
import { cyclesOf, importGraph, longestChain } from '../../scripts/figures/graph.mjs';
import { namesMadeBy, takeApart } from '../../scripts/figures/read-source.mjs';
import { overLimits, tableIn, tableOf, withTable } from '../../scripts/figures/table.mjs';

const graphOf = (edges) =>
  new Map(Object.entries(edges).map(([node, reached]) => [node, new Set(reached)]));
const tree = (files) => Object.entries(files).map(([file, text]) => takeApart(file, text));

test('every way to import is read, with what is of types only', () => {
  const { imports } = takeApart(
    'src/main/a/b.ts',
    [
      "import { x } from './x';",
      "import type { T } from '../t';",
      "import { type U, type V } from './u';",
      "import whole, { type W } from './w';",
      "export { y } from './y';",
      "export type { Z } from './z';",
      "export * from './all';",
      "const late = () => import('./late');",
      "type Far = import('./far').Far;",
      "import 'side-effect';",
    ].join('\n'),
  );
  expect(imports.map(({ line, target, typeOnly }) => [line, target, typeOnly])).toEqual([
    [1, 'src/main/a/x', false],
    [2, 'src/main/t', true],
    [3, 'src/main/a/u', true],
    [4, 'src/main/a/w', false],
    [5, 'src/main/a/y', false],
    [6, 'src/main/a/z', true],
    [7, 'src/main/a/all', false],
    [8, 'src/main/a/late', false],
    [9, 'src/main/a/far', true],
    [10, 'side-effect', false],
  ]);
});

test('words are those of the code, not of its comments', () => {
  const { words, lines } = takeApart(
    'src/a.ts',
    "// press\nconst cancel = { verify: 'goLive' };\n",
  );
  expect([...words].sort()).toEqual(['cancel', 'goLive', 'verify']);
  expect(lines).toBe(2);
});

test('a name is read where its call is made', () => {
  const text =
    "const A = { one: call(x, y), 'two': call(z.object({ no: z.string() }), y), other: make(x) };";
  expect(namesMadeBy('call', text)).toEqual(['one', 'two']);
  expect(namesMadeBy('nothing', text)).toEqual([]);
});

test.each([
  ['none in a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, [], 3],
  ['two that need each other', { a: ['b'], b: ['a'], c: ['a'] }, [['a', 'b']], 2],
  ['a long way round', { a: ['b'], b: ['c'], c: ['a', 'd'], d: [] }, [['a', 'b', 'c']], 2],
  ['one that needs itself', { a: ['a'] }, [['a']], 1],
  ['two rings that touch are one', { a: ['b'], b: ['a', 'c'], c: ['b'] }, [['a', 'b', 'c']], 1],
  [
    'two rings apart',
    { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
    [
      ['c', 'd'],
      ['a', 'b'],
    ],
    2,
  ],
  ['nothing at all', {}, [], 0],
])('cycles and the longest chain: %s', (_name, edges, cycles, chain) => {
  expect(cyclesOf(graphOf(edges))).toEqual(cycles);
  expect(longestChain(graphOf(edges))).toBe(chain);
});

test('a cycle through a type alone is one', () => {
  const files = tree({
    'src/a.ts': "import type { B } from './b';",
    'src/b.tsx': "export { a } from './a';",
    'src/c.ts': "import { a } from './a';\nimport { z } from 'zod';",
  });
  expect(cyclesOf(importGraph(files))).toEqual([['src/a.ts', 'src/b.tsx']]);
});

test('a room is a folder at most one level below its tree', () => {
  expect(
    ['src/main/app.ts', 'src/main/a/b.ts', 'src/main/a/b/c.ts', 'src/main/a/b/c/d.ts'].map(roomOf),
  ).toEqual(['src/main', 'src/main/a', 'src/main/a', 'src/main/a']);
});

test('half of the calls are named in no more files than this', () => {
  const files = tree({
    'src/a.ts': 'one; two; three;',
    'src/b.ts': 'two; three',
    'src/c.ts': 'three',
  });
  expect(placesOfACall(files, ['one', 'two', 'three'])).toBe(2);
  expect(placesOfACall(files, [])).toBe(0);
});

test('a small house has these figures', () => {
  const files = tree({
    'src/main/app.ts': "import '../shared/x';\nimport './a/one';\n",
    'src/main/a/one.ts': "import '../b/two';\n",
    'src/main/b/two.ts': "import type { O } from '../a/one';\n",
    'src/shared/x.ts': "export const call = 'ask';\n",
    'src/renderer/features/p/p.tsx': "import '../q/q';\nimport '../../../shared/x';\n",
    'src/renderer/features/q/q.tsx': "import '../p/p';\n",
    'src/renderer/features/r/r.tsx': "import '../q/q';\n",
  });
  const all = [...files.map(({ file }) => file), 'src/renderer/look.css'];
  const layout = {
    mainRoot: 'src/main',
    app: 'src/main/app.ts',
    wiring: ['src/main/app.ts', 'src/main/a/one.ts'],
    features: 'src/renderer/features',
    calls: ['ask'],
  };
  expect(countFigures(all, files, layout)).toEqual({
    files: 8,
    lines: 9,
    medianFile: 1,
    largeFile: 2,
    largestFile: 2,
    rootFiles: 1,
    rootLines: 2,
    appLines: 2,
    wiringLines: 3,
    rooms: 5,
    floors: 2,
    knottedRooms: 2,
    cycles: 2,
    cycleFiles: 4,
    knottedFeatures: 2,
    callPlaces: 1,
  });
});

const LIMITS = [
  { key: 'files', title: 'Files', before: 1_200, limit: 1_000, goal: 700 },
  { key: 'rooms', title: 'Rooms', before: 9, limit: 5, goal: 5 },
];

test('what is worse than its limit is named, and so is what nobody counted', () => {
  expect(overLimits({ files: 1_000, rooms: 5 }, LIMITS)).toEqual([]);
  expect(overLimits({ files: 1_001 }, LIMITS)).toEqual([
    'Files: 1001 is more than 1000',
    'Rooms: undefined is more than 5',
  ]);
});

test('the table is put into its place on the page, and read back from there', () => {
  const marks = (inner) =>
    `# Page\n\n| not | ours |\n\n<!-- figures: written by \`node scripts/figures.mjs --write\` -->${inner}<!-- end of figures -->\nEnd\n`;
  const page = withTable(marks('\nold\n'), tableOf({ files: 1_003, rooms: 5 }, LIMITS));
  expect(page).toMatch(/^# Page[^]*\nEnd\n$/);
  expect(page).not.toContain('old');
  expect(tableIn(page)).toEqual([
    { title: 'Files', before: 1_200, now: 1_003, limit: 1_000, goal: 700 },
    { title: 'Rooms', before: 9, now: 5, limit: 5, goal: 5 },
  ]);
  expect(() => withTable('# Page without a place', 'table')).toThrow('no place');
});
