// The sums at the end of `npm test` are true, whatever a stage does.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStages, testCommand } from '../../scripts/stages/run-stages.mjs';
import { countTests } from '../../scripts/stages/vitest-report.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

const check = (title) => ({ title, commands: [[title]] });
const tests = (project) => ({ title: project, project, desktop: false });

async function runWith(stages, ends) {
  const lines = [];
  const ran = [];
  const runCommand = async (command, args) => {
    const file = args.find((arg) => arg.startsWith('--outputFile'))?.split('=')[1];
    const name = file ? args.find((arg) => arg.startsWith('--project')).split('=')[1] : command;
    ran.push(name);
    const { code = 0, report, crash } = ends[name] ?? {};
    if (crash) throw new Error(crash);
    if (report) writeFileSync(file, JSON.stringify({ testResults: [], ...report }));
    return code;
  };
  const code = await runStages(stages, { env: {}, runCommand, print: (line) => lines.push(line) });
  return { code, ran, last: lines.at(-1), text: lines.join('\n') };
}

test('all passed: sums of checks and tests, exit code 0', async () => {
  const report = { numPassedTests: 40, numFailedTests: 0 };
  const { code, last } = await runWith([check('lint'), check('types'), tests('unit')], {
    unit: { report },
  });
  expect(last).toBe('42 passed, 0 failed');
  expect(code).toBe(0);
});

test('a failed stage does not keep the others from running', async () => {
  const report = { numPassedTests: 3, numFailedTests: 2 };
  const { code, last, ran, text } = await runWith([check('lint'), tests('unit'), check('types')], {
    lint: { code: 1 },
    unit: { code: 1, report },
  });
  expect(ran).toEqual(['lint', 'unit', 'types']);
  expect(last).toBe('4 passed, 3 failed');
  expect(text).toContain('failed: lint, unit');
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

function reportFile(report) {
  const path = join(temporaryFolder(), 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

test('a test file that could not be loaded is a failure', () => {
  const path = reportFile({
    numPassedTests: 5,
    numFailedTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [] },
    ],
  });
  expect(countTests(path, 1)).toEqual({ passed: 5, failed: 1 });
});

test('a run that ends badly though every test passed is a failure', () => {
  const path = reportFile({ numPassedTests: 5, numFailedTests: 0, testResults: [] });
  expect(countTests(path, 1)).toEqual({ passed: 5, failed: 1 });
  expect(countTests(path, 0)).toEqual({ passed: 5, failed: 0 });
});

test('desktop tests get a desktop of their own, unless told to use this one', () => {
  const stage = { project: 'e2e', desktop: true };
  const command = (env, platform) => testCommand(stage, 'report', env, platform).join(' ');
  expect(command({ DISPLAY: ':0' }, 'linux')).toContain('desktop-session.mjs -- ');
  expect(command({ TOCSIN_E2E_HERE: '1' }, 'linux')).not.toContain('desktop-session');
  expect(command({}, 'darwin')).not.toContain('desktop-session');
});
