// Counts what a vitest run passed and failed, and names what failed, from its JSON report and its exit code.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { projectRoot } from '../lib/project.mjs';

const LONGEST_MESSAGE = 300;

const named = (file) => relative(projectRoot, file);

/** The beginning of a message in one line: no stack, no colours meant for a terminal. */
function inOneLine(message = '') {
  const [words] = message.replace(/\x1b\[[0-9;]*m/g, '').split(/\n\s*at /);
  return words.replace(/\s+/g, ' ').trim().slice(0, LONGEST_MESSAGE);
}

/** One line for each test that failed; one for the file when it failed without having a test. */
function failuresOf({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0) return [`${named(name)}: ${inOneLine(message)}`];
  return failed.map(
    ({ fullName, failureMessages }) =>
      `${named(name)} > ${fullName}: ${inOneLine(failureMessages?.[0])}`,
  );
}

/**
 * { passed, failed, failures, failedFiles }. A run that crashed, or failed in no single test, counts as one failure;
 * `failures` are lines to print, `failedFiles` what could be run again, with the number of tests that passed in them.
 */
export function readReport(reportFile, exitCode) {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    const failures = [`ended with code ${exitCode} and without a report`];
    return { passed: 0, failed: 1, failures, failedFiles: [] };
  }
  const failed = report.testResults.filter(({ status }) => status === 'failed');
  const failures = failed.flatMap(failuresOf);
  if (failures.length === 0 && exitCode !== 0) {
    failures.push(`ended with code ${exitCode} although no test failed`);
  }
  const failedFiles = failed.map(({ name, assertionResults }) => ({
    file: named(name),
    passed: assertionResults.filter(({ status }) => status === 'passed').length,
  }));
  return { passed: report.numPassedTests, failed: failures.length, failures, failedFiles };
}
