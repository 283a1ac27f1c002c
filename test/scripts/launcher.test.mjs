// The Electron at hand opens apps the way any Electron does: same identity, same arguments, same order of events.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electronArgs, electronEnvironment } from '../../scripts/electron-args.mjs';
import { findElectron } from '../../scripts/electron-runtime.mjs';
import { capture } from '../../scripts/lib/run.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

const runtime = findElectron();
const switches = electronArgs({ window: false });

function makeApp(manifest, files) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function electron(args, cwd) {
  const { stdout, code, stderr } = await capture(runtime.path, args, {
    env: electronEnvironment(runtime),
    cwd,
  });
  const line = stdout.split('\n').find((text) => text.startsWith('{'));
  return { code, stdout, stderr, told: line && JSON.parse(line) };
}

const moduleApp = () =>
  makeApp(
    { name: 'alarm', productName: 'Alarm', version: '4.5.6', type: 'module', main: 'out/main.js' },
    {
      'out/main.js': `import { app } from 'electron';
        await new Promise((resolve) => setTimeout(resolve, 200));
        const early = app.isReady();
        app.once('ready', () => {
          const told = { early, name: app.name, version: app.getVersion(), path: app.getAppPath(),
            userData: app.getPath('userData'), packaged: app.isPackaged, isDefault: process.defaultApp, argv: process.argv };
          console.log(JSON.stringify(told));
          app.exit(5);
        });`,
    },
  );

test('an app that is an ES module is loaded wholly before ready, and is itself', async () => {
  const app = moduleApp();
  const { told, code } = await electron(['.', ...switches, '--cli', 'send', 'two words'], app);
  expect(code).toBe(5);
  expect(told).toMatchObject({
    early: false,
    name: 'Alarm',
    version: '4.5.6',
    path: app,
    packaged: false,
    isDefault: true,
  });
  expect(told.userData.endsWith('/Alarm')).toBe(true);
  expect(told.argv).toEqual([told.argv[0], '.', ...switches, '--cli', 'send', 'two words']);
});

test('--user-data-dir is respected', async () => {
  const app = moduleApp();
  const { told } = await electron([app, ...switches, `--user-data-dir=${join(app, 'data')}`]);
  expect(told.userData).toBe(join(app, 'data'));
});

test('a CommonJS app, a single file and -r work too', async () => {
  const text = `console.log(JSON.stringify({ main: require.main === module, early: require('electron').app.isReady(), before: global.before }));
    require('electron').app.exit(0);`;
  const app = makeApp(
    { name: 'old', main: 'main.js' },
    { 'main.js': text, 'before.js': 'global.before = true;' },
  );
  expect((await electron([app, ...switches])).told).toEqual({ main: true, early: false });
  const { told } = await electron([
    ...switches,
    '-r',
    join(app, 'before.js'),
    join(app, 'main.js'),
  ]);
  expect(told).toEqual({ main: true, early: false, before: true });
});

test('an app that fails to load says why and ends', async () => {
  const app = makeApp(
    { name: 'broken', main: 'main.mjs' },
    { 'main.mjs': 'throw new Error("broken on purpose");' },
  );
  const { code, stderr } = await electron([app, ...switches]);
  expect(code).not.toBe(0);
  expect(stderr).toContain('broken on purpose');
});

test('--version names Electron’s version', async () => {
  const { stdout } = await electron([...switches, '--version']);
  expect(stdout.trim()).toBe(`v${runtime.version}`);
});
