// The sums at the end of `npm test` are true, whatever a stage does.
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInBackground } from '../../scripts/lib/background.mjs';
import { projectRoot } from '../../scripts/lib/project.mjs';
import { runStages, testCommand } from '../../scripts/stages/run-stages.mjs';
import { readReport } from '../../scripts/stages/vitest-report.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

const check = (title) => ({ title, commands: [[title]] });
const tests = (project, secondTry = false) => ({
  title: project,
  project,
  desktop: false,
  secondTry,
});

/** What vitest reports of a file: how many of its tests passed, and the names of those that failed. */
const testFile = (name, passed, ...failed) => ({
  name: join(projectRoot, 'test', name),
  status: failed.length > 0 ? 'failed' : 'passed',
  assertionResults: [
    ...Array.from({ length: passed }, () => ({ status: 'passed' })),
    ...failed.map((fullName) => ({
      status: 'failed',
      fullName,
      failureMessages: ['\x1b[31mAssertionError\x1b[39m:\n  no\n    at somewhere:1:2'],
    })),
  ],
});
const reportOf = (...testResults) => {
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const numPassedTests = all.filter(({ status }) => status === 'passed').length;
  return { numPassedTests, numFailedTests: all.length - numPassedTests, testResults };
};

async function runWith(stages, ends) {
  const lines = [];
  const ran = [];
  const runCommand = async (command, args) => {
    const file = args.find((arg) => arg.startsWith('--outputFile'))?.split('=')[1];
    const name = file ? args.find((arg) => arg.startsWith('--project')).split('=')[1] : command;
    const files = args.filter((arg) => arg.startsWith('test/'));
    ran.push([name, ...files].join(' '));
    const { code = 0, report, crash } = ends[[name, ...files].join(' ')] ?? {};
    if (crash) throw new Error(crash);
    if (report) writeFileSync(file, JSON.stringify(report));
    return code;
  };
  const behind = [];
  const runBeside = (command, args, { keep }) => {
    behind.push(command);
    keep(`said by ${command}`);
    return runCommand(command, args);
  };
  const print = (line) => lines.push(line);
  const code = await runStages(stages, { env: {}, runCommand, runBeside, print });
  return { code, ran, behind, last: lines.at(-1), text: lines.join('\n') };
}

const beside = (stage) => ({ ...stage, beside: true });

test('what may run beside the others does, once the first has ended, and its output stays together', async () => {
  const stages = [check('build'), beside(check('lint')), beside(check('types')), check('e2e')];
  const { code, ran, behind, last, text } = await runWith(stages, { types: { code: 1 } });
  expect(ran[0]).toBe('build');
  expect([...ran].sort()).toEqual(['build', 'e2e', 'lint', 'types']);
  expect(behind).toEqual(['lint', 'types']);
  expect(text).toMatch(/=== lint\nsaid by lint\n--- lint: passed/);
  expect(text).toContain('FAILED types: ended with code 1');
  expect(last).toBe('3 passed, 1 failed');
  expect(code).toBe(1);
});

test('with nothing left to be beside of, they run as any other', async () => {
  const { behind, ran } = await runWith([check('build'), beside(check('lint'))], {});
  expect(ran).toEqual(['build', 'lint']);
  expect(behind).toEqual([]);
});

test('a command that steps back has the lowest priority and gives its code and what it printed', async () => {
  const said = [];
  const words = ['-e', 'setTimeout(() => { console.log(os.getPriority()); process.exit(3) }, 300)'];
  const keep = (text) => said.push(text);
  const how = { timeoutMs: 20_000, keep, stepsBack: true };
  const code = await runInBackground(process.execPath, words, how);
  expect(code).toBe(3);
  expect(said).toEqual([String(constants.priority.PRIORITY_LOW)]);
});

test('all passed: sums of checks and tests, exit code 0', async () => {
  const report = reportOf(testFile('a', 40));
  const { code, last } = await runWith([check('lint'), check('types'), tests('unit')], {
    unit: { report },
  });
  expect(last).toBe('42 passed, 0 failed');
  expect(code).toBe(0);
});

test('a failed stage does not keep the others from running', async () => {
  const report = reportOf(testFile('a', 1), testFile('b', 2, 'one', 'two'));
  const { code, last, ran, text } = await runWith([check('lint'), tests('unit'), check('types')], {
    lint: { code: 1 },
    unit: { code: 1, report },
  });
  expect(ran).toEqual(['lint', 'unit', 'types']);
  expect(last).toBe('4 passed, 3 failed');
  expect(text).toContain('failed: lint, unit');
  expect(text).toContain('FAILED lint: ended with code 1');
  expect(text).toContain('FAILED unit: test/b > two: AssertionError: no');
  expect(code).toBe(1);
});

test('a stage that crashes, or cannot start, is one failure', async () => {
  const { code, last } = await runWith([tests('unit'), tests('e2e'), check('lint')], {
    unit: { code: 139 },
    e2e: { crash: 'no such program' },
  });
  expect(last).toBe('1 passed, 2 failed');
  expect(code).toBe(1);
});

test('nothing that ran is no success', async () => {
  const { code, last } = await runWith([], {});
  expect(last).toBe('0 passed, 0 failed');
  expect(code).toBe(1);
});

test('what failed is run once more where that is allowed, whole, and named when it then passes', async () => {
  const report = reportOf(testFile('a', 5), testFile('b', 2, 'click'), testFile('c', 0, 'look'));
  const { code, last, ran, text } = await runWith([tests('e2e', true)], {
    e2e: { code: 1, report },
    'e2e test/b test/c': { report: reportOf(testFile('b', 3), testFile('c', 1)) },
  });
  expect(ran).toEqual(['e2e', 'e2e test/b test/c']);
  expect(text).toContain('AT FIRST FAILED e2e: test/b > click: AssertionError: no\n');
  expect(last).toBe('9 passed, 0 failed');
  expect(code).toBe(0);
});

test('what fails twice has failed', async () => {
  const again = reportOf(testFile('b', 2, 'click'));
  const { code, last, text } = await runWith([tests('e2e', true)], {
    e2e: { code: 1, report: reportOf(testFile('a', 5), ...again.testResults) },
    'e2e test/b': { code: 1, report: again },
  });
  expect(text).toContain('\nFAILED e2e: test/b > click: AssertionError: no');
  expect(last).toBe('7 passed, 1 failed');
  expect(code).toBe(1);
});

test.each([
  ['another stage', false, ['b'], {}],
  ['many files', true, ['b', 'c', 'd', 'e'], {}],
  ['a crash', true, [], { code: 139 }],
])('there is no second try for %s', async (_of, secondTry, failing, end) => {
  const report = reportOf(testFile('a', 5), ...failing.map((name) => testFile(name, 0, 'x')));
  const { code, ran } = await runWith([tests('e2e', secondTry)], {
    e2e: { code: 1, report, ...end },
  });
  expect(ran).toEqual(['e2e']);
  expect(code).toBe(1);
});

function reportFile(report) {
  const path = join(temporaryFolder(), 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

test('a test file that could not be loaded is a failure', () => {
  const broken = { ...testFile('b', 0), status: 'failed', message: 'no such module' };
  const report = readReport(reportFile(reportOf(testFile('a', 5), broken)), 1);
  expect(report).toEqual({
    passed: 5,
    failed: 1,
    failures: ['test/b: no such module'],
    failedFiles: [{ file: 'test/b', passed: 0 }],
  });
});

test('a run that ends badly though every test passed is a failure', () => {
  const path = reportFile(reportOf(testFile('a', 5)));
  expect(readReport(path, 1)).toMatchObject({ passed: 5, failed: 1 });
  expect(readReport(path, 0)).toMatchObject({ passed: 5, failed: 0, failures: [] });
});

test('desktop tests get a desktop of their own, unless told to use this one', () => {
  const stage = { project: 'e2e', desktop: true };
  const command = (env, platform) => testCommand(stage, 'report', env, { platform }).join(' ');
  expect(command({ DISPLAY: ':0' }, 'linux')).toContain('desktop-session.mjs -- ');
  expect(command({ TOCSIN_E2E_HERE: '1' }, 'linux')).not.toContain('desktop-session');
  expect(command({}, 'darwin')).not.toContain('desktop-session');
});
