// Runs the quick checks: lint, types, dead code, and the tests that need no desktop.
import { runAsCommand } from './lib/say.mjs';
import { setUp } from './setup.mjs';
import { quickStages } from './stages/list.mjs';
import { runStages } from './stages/run-stages.mjs';

await runAsCommand(async () => {
  await setUp({ electron: false });
  return runStages(quickStages);
});
