// The main job from end to end, in practice, on a throw-away desktop: four presses, four ways, each followed to the vendor.
import { ensureBuilt } from './build.mjs';
import { withDesktop } from './desktop-session.mjs';
import { electronEnvironment } from './electron-args.mjs';
import { isCommand } from './lib/is-command.mjs';
import { projectRoot } from './lib/project.mjs';
import { PlainError, runAsCommand, say } from './lib/say.mjs';
import { setUp } from './setup.mjs';

if (isCommand(import.meta.url)) {
  await runAsCommand(async () => {
    if (process.platform !== 'linux') {
      throw new PlainError(
        'The demo drives a whole desktop of its own, which exists on Linux only. Here, "npm start" opens the app in practice.',
      );
    }
    const runtime = await setUp({ desktop: 'required' });
    await ensureBuilt();
    say('Opening a throw-away desktop of its own: screen, keychain, tray, notifications.');
    return withDesktop((desktop) =>
      desktop.run(process.execPath, ['scripts/demo/tour.mjs'], {
        cwd: projectRoot,
        env: electronEnvironment(runtime, desktop.env),
      }),
    );
  });
}
