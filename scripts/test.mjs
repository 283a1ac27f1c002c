// Runs every check and every test: the only command a machine that judges the project needs. Words after "--" pick stages.
import { ensureBuilt } from './build.mjs';
import { electronEnvironment } from './electron-args.mjs';
import { runAsCommand } from './lib/say.mjs';
import { setUp } from './setup.mjs';
import { chooseStages } from './stages/choose.mjs';
import { allStages } from './stages/list.mjs';
import { runStages } from './stages/run-stages.mjs';

await runAsCommand(async (words) => {
  const runtime = await setUp({ desktop: 'required' });
  // Some stages begin with the built app, whether that stage was asked for or not.
  if (words.length > 0) await ensureBuilt();
  return runStages(chooseStages(allStages, words), { env: electronEnvironment(runtime) });
});
