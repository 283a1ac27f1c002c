// Runs the practice vendors alone; arguments after "--" go to them.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { projectRoot } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { runAsCommand } from './lib/say.mjs';
import { setUp } from './setup.mjs';

await runAsCommand(async (args) => {
  await setUp({ electron: false });
  await ensureBuilt();
  return run(process.execPath, [join(projectRoot, 'out', 'main', 'simulator-main.js'), ...args]);
});
