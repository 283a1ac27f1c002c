// What someone without the needed libraries and programs is told.
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeElectron } from '../../scripts/setup/electron.mjs';
import { desktopTools, linkedLibraries } from '../../scripts/setup/requirements.mjs';
import { ensureSystem, missingLibraries } from '../../scripts/setup/system.mjs';
import { findElectron } from '../../scripts/electron-runtime.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

function machine(programs) {
  const folder = temporaryFolder();
  for (const name of programs) {
    writeFileSync(join(folder, name), '#!/bin/sh\nexit 1\n');
    chmodSync(join(folder, name), 0o755);
  }
  const lines = [];
  return { env: { PATH: folder }, say: (line) => lines.push(line), uid: 1000, lines };
}
const none = () => Promise.resolve([]);
const allTools = Object.keys(desktopTools);

test.runIf(process.platform === 'linux')('with everything there nothing is said', async () => {
  const { lines, ...rest } = machine(allTools);
  await ensureSystem({ ...rest, desktop: 'required', findLibraries: none });
  expect(lines).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'a missing library stops with the exact command',
  async () => {
    const { lines, ...rest } = machine([...allTools, 'apt-get']);
    const findLibraries = () => Promise.resolve(['libgtk-3.so.0', 'libsecret-1.so.0']);
    await expect(ensureSystem({ ...rest, desktop: 'no', findLibraries })).rejects.toThrow(
      'Missing on this machine: libgtk-3.so.0, libsecret-1.so.0.\nInstall them with:\n' +
        '  sudo apt-get update && sudo apt-get install -y libgtk-3-0 libsecret-1-0',
    );
    expect(lines).toEqual([]);
  },
);

test.runIf(process.platform === 'linux')(
  'missing programs matter only as far as they are needed',
  async () => {
    const { lines, ...rest } = machine(allTools.filter((name) => name !== 'Xvfb'));
    await ensureSystem({ ...rest, desktop: 'no', findLibraries: none });
    expect(lines).toEqual([]);
    await ensureSystem({ ...rest, desktop: 'wanted', findLibraries: none });
    expect(lines.join('\n')).toContain('Missing on this machine: Xvfb.');
    expect(lines.join('\n')).toContain("your distribution's package manager");
    await expect(
      ensureSystem({ ...rest, desktop: 'required', findLibraries: none }),
    ).rejects.toThrow('Xvfb');
  },
);

test.runIf(process.platform === 'linux')('the Electron at hand lacks no library here', async () => {
  const runtime = findElectron();
  expect(await missingLibraries(runtime.path), describeElectron(runtime)).toEqual([]);
});

test('every library is named by its file, every package in lower case', () => {
  for (const [file, name] of Object.entries(linkedLibraries)) {
    expect(file).toMatch(/^lib[\w-]+(\.[\d.]+)?\.so(\.\d+)?$/);
    expect(name).toMatch(/^lib[a-z\d.+-]+$/);
  }
});
