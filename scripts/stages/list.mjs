// Lists everything that `npm test` and `npm run check` go through, as plain data.
import { join } from 'node:path';
import { projectRoot, toolPath } from '../lib/project.mjs';

const node = (...args) => [process.execPath, ...args];
const tool = (path, ...args) => node(toolPath(path), ...args);

/** A stage that passes or fails as a whole. Its commands run one after the other. */
const check = (title, ...commands) => ({ title, commands });

/** A stage of tests, counted one by one; `desktop` gives it a throw-away desktop of its own. For `secondTry` see run-stages. */
const tests = (project, { desktop = false, secondTry = false } = {}) => ({
  title: `tests: ${project}`,
  project,
  desktop,
  secondTry,
});

/** Runs beside the others: nothing in it presses, or measures how long something took. `stepsBack`: at the lowest priority. */
const beside = (stage, stepsBack = true) => ({ ...stage, beside: true, stepsBack });

const format = check(
  'format',
  tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
);
const lint = check('lint', tool('eslint/bin/eslint.js', '--max-warnings=0', '.'));
const types = check(
  'types',
  ...['tsconfig.json', 'tsconfig.renderer.json'].map((file) =>
    tool('typescript/bin/tsc', '--noEmit', '-p', file),
  ),
);
const deadCode = check('dead code', tool('knip/bin/knip.js', '--no-progress'));
/** Prints how the house stands, and fails where it stands worse than its limits. */
const figures = check('figures', node(join(projectRoot, 'scripts', 'figures.mjs')));
const build = check('build', node(join(projectRoot, 'scripts', 'build.mjs')));

const light = [
  ...[format, lint, types, deadCode].map((stage) => beside(stage)),
  ...['unit', 'renderer', 'vendors', 'fuzz'].map((project) => beside(tests(project))),
  // A real Electron that gets next to no time does not always start.
  beside(tests('screens', { desktop: true, secondTry: true }), false),
];

/** Everything but what takes long. */
export const allStages = [
  build,
  ...light,
  tests('faults'),
  tests('scripts'),
  tests('e2e', { desktop: true, secondTry: true }),
];

/** Kills by the hundred, floods, sieges, large directories, and what has to wait for a real half minute. */
export const longStages = [tests('long', { desktop: true, secondTry: true })];

/** What is quick enough to run before every commit. */
export const quickStages = [lint, types, deadCode, tests('unit'), tests('renderer'), figures];
