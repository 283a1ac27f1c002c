// Runs stages in order with headings and times, goes on after a failed one, and ends with one line of sums.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, toolPath } from '../lib/project.mjs';
import { runInBackground } from '../lib/background.mjs';
import { run } from '../lib/run.mjs';
import { readReport } from './vitest-report.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const STAGE_TIMEOUT_MS = 60 * 60_000;
/** More than this is not a slip of the desktop. */
const MOST_FILES_AGAIN = 3;

async function runCheck({ commands }, { runCommand, env }) {
  const failures = [];
  for (const [command, ...args] of commands) {
    const code = await runCommand(command, args, {
      cwd: projectRoot,
      env,
      timeoutMs: STAGE_TIMEOUT_MS,
    });
    if (code !== 0) failures.push(`ended with code ${code}`);
  }
  const failed = Math.min(1, failures.length);
  return { passed: 1 - failed, failed, failures };
}

/** The command of a test stage, or of some files of it. TOCSIN_E2E_HERE=1 uses this machine's own desktop. */
export function testCommand(
  { project, desktop },
  reportFile,
  env,
  { platform = process.platform, files = [] } = {},
) {
  const vitest = [
    process.execPath,
    toolPath('vitest/vitest.mjs'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...files,
  ];
  // Also where there is a screen: tests must not press keys on, or read the keyring of, someone's desktop.
  if (!desktop || platform !== 'linux' || env.TOCSIN_E2E_HERE === '1') return vitest;
  return [process.execPath, join(projectRoot, 'scripts', 'desktop-session.mjs'), '--', ...vitest];
}

async function runTestsOnce(stage, { runCommand, env }, files) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-report-'));
  try {
    const reportFile = join(folder, 'report.json');
    const [command, ...args] = testCommand(stage, reportFile, env, { files });
    const code = await runCommand(command, args, {
      cwd: projectRoot,
      env,
      timeoutMs: STAGE_TIMEOUT_MS,
    });
    return readReport(reportFile, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A stage with a second try runs the few files that failed once more, whole and on a new desktop: a real mouse on a
 * busy machine slips now and then. What needed it is named at the end, so that it is looked into and not forgotten.
 */
async function runTests(stage, tools) {
  const first = await runTestsOnce(stage, tools);
  const again = first.failedFiles;
  if (!stage.secondTry || again.length === 0 || again.length > MOST_FILES_AGAIN) return first;
  tools.print(`\n=== ${stage.title}: ${again.length} once more\n${first.failures.join('\n')}`);
  const second = await runTestsOnce(
    stage,
    tools,
    again.map(({ file }) => file),
  );
  const passedBefore = again.reduce((total, { passed }) => total + passed, 0);
  return {
    passed: first.passed - passedBefore + second.passed,
    failed: second.failed,
    failures: second.failures,
    slips: first.failures,
  };
}

const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;

/** Runs one stage and prints its heading, its output and its end. */
async function runStage(stage, { env, runCommand, print }) {
  print(`\n=== ${stage.title}`);
  const startedAt = Date.now();
  const work = stage.project ? runTests : runCheck;
  // A stage that cannot even start is one failure, and no reason to leave the others out.
  const counts = await work(stage, { runCommand, env, print }).catch((error) => {
    print(String(error?.stack ?? error));
    return { passed: 0, failed: 1, failures: ['could not be run'] };
  });
  const end = counts.failed === 0 ? 'passed' : 'FAILED';
  print(`--- ${stage.title}: ${end} (${seconds(startedAt)})`);
  return { stage, ...counts };
}

/** The same behind another one: what it prints comes in one piece at its end. */
async function runStageBeside(stage, { env, runBeside, print }) {
  const lines = [];
  const keep = (line) => lines.push(line);
  const { stepsBack } = stage;
  const runCommand = (command, args, options) =>
    runBeside(command, args, { ...options, stepsBack, keep });
  const result = await runStage(stage, { env, runCommand, print: keep });
  print(lines.join('\n'));
  return result;
}

/**
 * Runs the stages, those marked `beside` in a second row of their own, and prints the sums; resolves with the exit code:
 * 0 only if something passed and nothing failed. The first stage that is not beside comes before all others.
 */
export async function runStages(
  stages,
  { env = process.env, runCommand = run, runBeside = runInBackground, print = console.log } = {},
) {
  let interrupted = false;
  const interrupt = () => (interrupted = true);
  for (const signal of SIGNALS) process.on(signal, interrupt);
  const startedAt = Date.now();
  const results = [];
  const inOrder = async (some, runOne) => {
    for (const stage of some) {
      if (interrupted) return;
      const result = await runOne(stage, { env, runCommand, runBeside, print });
      if (interrupted) result.failed += result.failed === 0 ? 1 : 0;
      results.push(result);
    }
  };
  const light = stages.filter(({ beside }) => beside);
  const [first, ...others] = stages.filter(({ beside }) => !beside);
  if (first !== undefined) await inOrder([first], runStage);
  if (others.length === 0) await inOrder(light, runStage);
  else await Promise.all([inOrder(others, runStage), inOrder(light, runStageBeside)]);
  for (const signal of SIGNALS) process.off(signal, interrupt);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = results.filter((result) => result.failed > 0).map(({ stage }) => stage.title);
  print('');
  for (const { stage, failures = [], slips = [] } of results) {
    for (const line of failures) print(`FAILED ${stage.title}: ${line}`);
    for (const line of slips) print(`AT FIRST FAILED ${stage.title}: ${line}`);
  }
  print(`${seconds(startedAt)}${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`);
  print(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 && !interrupted ? 0 : 1;
}
