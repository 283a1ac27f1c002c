// Starts the vendor of the measurements in its own process, and asks it what arrived when.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../lib/project.mjs';

/** Takes every check-in and question; `requests()` has each POST with its moment, wall clock in milliseconds. */
export async function startVendor() {
  const child = fork(join(projectRoot, 'scripts/measure/vendor-process.mjs'));
  const [{ port }] = await once(child, 'message');
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    requests: async () => (await fetch(`${url}/bench/requests`)).json(),
    /** 503, for instance: check-ins are refused until told otherwise. */
    answerCheckIns: (status) =>
      fetch(`${url}/bench/check-in-status`, { method: 'PUT', body: JSON.stringify(status) }),
    close() {
      child.disconnect();
    },
  };
}
