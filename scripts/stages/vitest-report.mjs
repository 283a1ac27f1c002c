// Counts what a vitest run passed and failed, from its JSON report and its exit code.
import { readFileSync } from 'node:fs';

/** { passed, failed }; a run that crashed, or failed in no single test, counts as one failure. */
export function countTests(reportFile, exitCode) {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  // A file that could not be loaded has failed without having a test.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + brokenFiles;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
