// Runs the quick checks: lint, types, dead code, and the tests that need no desktop.
import { runAsCommand } from './lib/say.mjs';
import { setUp } from './setup.mjs';
import { chooseStages } from './stages/choose.mjs';
import { quickStages } from './stages/list.mjs';
import { runStages } from './stages/run-stages.mjs';

await runAsCommand(async (words) => {
  await setUp({ electron: false });
  return runStages(chooseStages(quickStages, words));
});
