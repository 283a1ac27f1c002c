// Runs every check and every test but the long ones. Words after "--" pick stages; "all" takes the long ones too, which
// is the only command that a machine needs which judges the project.
import { ensureBuilt } from './build.mjs';
import { electronEnvironment } from './electron-args.mjs';
import { runAsCommand } from './lib/say.mjs';
import { setUp } from './setup.mjs';
import { chooseStages } from './stages/choose.mjs';
import { allStages, longStages } from './stages/list.mjs';
import { runStages } from './stages/run-stages.mjs';

function chosen(words) {
  if (words.length === 0) return allStages;
  const everything = [...allStages, ...longStages];
  return words.join() === 'all' ? everything : chooseStages(everything, words);
}

await runAsCommand(async (words) => {
  const runtime = await setUp({ desktop: 'required' });
  // Some stages begin with the built app, whether that stage was asked for or not.
  if (words.length > 0) await ensureBuilt();
  return runStages(chosen(words), { env: electronEnvironment(runtime) });
});
