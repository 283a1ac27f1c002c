// Runs stages in order with headings and times, goes on after a failed one, and ends with one line of sums.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, toolPath } from '../lib/project.mjs';
import { run } from '../lib/run.mjs';
import { countTests } from './vitest-report.mjs';

const STAGE_TIMEOUT_MS = 30 * 60_000;

async function runCheck({ commands }, { runCommand, env }) {
  let failed = 0;
  for (const [command, ...args] of commands) {
    const code = await runCommand(command, args, {
      cwd: projectRoot,
      env,
      timeoutMs: STAGE_TIMEOUT_MS,
    });
    if (code !== 0) failed = 1;
  }
  return { passed: 1 - failed, failed };
}

/** The command of a test stage. TOCSIN_E2E_HERE=1 uses this machine's own desktop. */
export function testCommand({ project, desktop }, reportFile, env, platform = process.platform) {
  const vitest = [
    process.execPath,
    toolPath('vitest/vitest.mjs'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ];
  // Also where there is a screen: tests must not press keys on, or read the keyring of, someone's desktop.
  if (!desktop || platform !== 'linux' || env.TOCSIN_E2E_HERE === '1') return vitest;
  return [process.execPath, join(projectRoot, 'scripts', 'desktop-session.mjs'), '--', ...vitest];
}

async function runTests(stage, { runCommand, env }) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-report-'));
  try {
    const reportFile = join(folder, 'report.json');
    const [command, ...args] = testCommand(stage, reportFile, env);
    const code = await runCommand(command, args, {
      cwd: projectRoot,
      env,
      timeoutMs: STAGE_TIMEOUT_MS,
    });
    return countTests(reportFile, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const seconds = (sinceMs) => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;

/** Runs the stages and prints the sums; resolves with the exit code: 0 only if something passed and nothing failed. */
export async function runStages(
  stages,
  { env = process.env, runCommand = run, print = console.log } = {},
) {
  let interrupted = false;
  const interrupt = () => (interrupted = true);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
  const startedAt = Date.now();
  const results = [];
  for (const stage of stages) {
    if (interrupted) break;
    print(`\n=== ${stage.title}`);
    const stageStartedAt = Date.now();
    const work = stage.project ? runTests : runCheck;
    // A stage that cannot even start is one failure, and no reason to leave the others out.
    const counts = await work(stage, { runCommand, env }).catch((error) => {
      print(String(error?.stack ?? error));
      return { passed: 0, failed: 1 };
    });
    if (interrupted) counts.failed += counts.failed === 0 ? 1 : 0;
    results.push({ stage, ...counts });
    print(
      `--- ${stage.title}: ${counts.failed === 0 ? 'passed' : 'FAILED'} (${seconds(stageStartedAt)})`,
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = results.filter((result) => result.failed > 0).map(({ stage }) => stage.title);
  print(`\n${seconds(startedAt)}${failed.length > 0 ? `; failed: ${failed.join(', ')}` : ''}`);
  print(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 && !interrupted ? 0 : 1;
}
