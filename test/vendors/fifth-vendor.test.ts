// A fifth vendor that only takes a POST: new files and one line in each list give it all that the four have.
import { spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSystemClock } from '../../src/main/core/lib/clock';
import { newId } from '../../src/main/core/lib/ids';
import { loadSqlite } from '../../src/main/core/store/sqlite';
import type { Environment } from '../../src/main/environment';
import type { SecretName } from '../../src/shared/settings/secret';
import type { SettingsPatch } from '../../src/shared/settings/settings';
import type { World } from '../../src/shared/core/vendor';
import type { Delivery } from '../../src/shared/delivery';
import { WELL_DESK } from '../fakes/desk-facts';
import { createMemoryKeychain } from '../fakes/memory-keychain';
import { createMemorySettingsFile } from '../fakes/memory-settings-file';
import { createNodeHttpPort } from '../fakes/node-http-port';
import { createFakeThread } from '../fakes/search-threads';
import { newFiles, openTree, plant, type Lamp } from '../fixtures/fifth-vendor/plant';

const KEY = 'beacon.apiKey' as SecretName;
const SAID = 'Smoke on the stairs';

const planted = plant();
const { folder } = planted;
let tree: Awaited<ReturnType<typeof openTree>>;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  tree = await openTree(folder);
}, 120_000);
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});
afterAll(() => rmSync(folder, { recursive: true }));

const patch = (beacon: Readonly<Record<string, unknown>>) => ({ beacon }) as SettingsPatch;

function openSettings() {
  const file = createMemorySettingsFile({ kind: 'missing' });
  const managed = { values: {}, paths: [], badPaths: [], unreadable: false };
  return tree.createSettings({ file, managed, livePast: { wasLive: false, document: {} } });
}

function emptyFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'tocsin-fifth-desk-'));
  ends.push(() => rmSync(made, { recursive: true }));
  return made;
}

/** As the app opens one, with Node's own sockets and a keychain in memory. */
async function openDesk(world: World, settings = openSettings(), data = emptyFolder()) {
  const clock = createSystemClock();
  const keychain = createMemoryKeychain();
  const vault = tree.createVault({
    ...{ service: 'fifth', world, clock, keychain, platform: 'linux' as const },
    destination: (name) =>
      world === 'live' ? tree.destinationOf(name, settings.current(), settings.locked()) : null,
    onSecret: () => undefined,
  });
  const http = createNodeHttpPort();
  const environment: Environment = await tree.openEnvironment({
    ...{ world, folder: data, sqlite: await loadSqlite(), clock, vault, newId },
    ways: { to: new Proxy({} as never, { get: () => http }), once: () => http },
    paper: { saveAs: () => Promise.reject(new Error()), pdfOf: () => Promise.reject(new Error()) },
    threads: {
      startThread: createFakeThread,
      readXlsx: () => Promise.reject(new Error('no table here')),
    },
    settings: () => settings.current(),
    language: () => 'en',
    log: () => undefined,
    onChange: () => undefined,
    onTrouble: () => undefined,
  });
  environment.start();
  ends.push(() => environment.close());
  const lamp = (environment.features as unknown as { readonly beacon: Lamp }).beacon;
  return { environment, vault, settings, lamp };
}

/** A service that says yes to all, and what it was sent. */
async function startService() {
  const got: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    got.push({ method, url, headers });
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"lit":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => server.close());
  return { got, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Real sockets and a real disk: it takes as long as they do. */
const soon = (check: () => void) => vi.waitFor(check, 10_000);
const becomes = (environment: Environment, { id }: Delivery, state: Delivery['state']) =>
  soon(() => expect(environment.outbox.get(id)).toMatchObject({ state }));

const shownTroubles = (environment: Environment) =>
  tree
    .troubles(
      {
        ...WELL_DESK,
        ...environment.facts(),
        key: { configured: true, failure: null },
        probeFailure: null,
      },
      1,
      [],
    )
    .map(({ id, blocks }) => ({ id, blocks }));

describe('a fifth vendor', () => {
  it('is six new files, and at most two lines in each of five lists', () => {
    expect(newFiles()).toEqual([
      'src/main/features/beacon/action-rules.ts',
      'src/main/features/beacon/feature.ts',
      'src/main/practice/beacon/routes.ts',
      'src/main/vendors/beacon/client.ts',
      'src/shared/beacon/light.ts',
      'src/shared/core/vendors/beacon.ts',
    ]);
    expect(planted.added).toEqual({
      'src/shared/core/vendor.ts': 2,
      'src/shared/action.ts': 1,
      'src/main/features/action-rules.ts': 2,
      'src/main/features.ts': 1,
      'src/main/practice/simulator.ts': 2,
    });
  });

  it('is all that the compiler asks for', { timeout: 240_000 }, () => {
    const project = join(folder, 'tsconfig.json');
    const base = join(import.meta.dirname, '../../tsconfig.base.json');
    const compilerOptions = { lib: ['ES2023', 'DOM'], types: ['node'] };
    writeFileSync(
      project,
      JSON.stringify({ extends: base, compilerOptions, include: ['src/main', 'src/shared'] }),
    );
    const tsc = join(folder, 'node_modules/typescript/bin/tsc');
    const run = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
    expect(run).toMatchObject({ stdout: '', status: 0 });
  });

  it('takes a press in practice: on disk first, then over HTTP, and its yes is known', async () => {
    const { environment, lamp } = await openDesk('practice');
    const pressed = lamp.light(SAID);
    expect(pressed).toMatchObject({ vendor: 'beacon', action: { kind: 'light', roof: 'north' } });
    expect(pressed.rungs.savedMs).not.toBeNull();
    await becomes(environment, pressed, 'accepted');
    const [request] = environment.practice?.simulator.requests() ?? [];
    expect(request).toMatchObject({ vendor: 'beacon', method: 'POST', path: '/v1/lights' });
    expect(request).toMatchObject({ verdict: { ok: true }, answered: 201 });
    expect(JSON.parse(request?.body ?? '')).toEqual({ roof: 'north', said: SAID });
  });

  it('keeps what is on disk over a restart', async () => {
    const data = emptyFolder();
    const first = await openDesk('practice', openSettings(), data);
    const pressed = first.lamp.light(SAID);
    await becomes(first.environment, pressed, 'accepted');
    await ends.pop()?.();
    const { environment } = await openDesk('practice', openSettings(), data);
    expect(environment.outbox.get(pressed.id)).toMatchObject({
      ...{ state: 'accepted', vendor: 'beacon', action: { kind: 'light', said: SAID } },
    });
  });

  it('is in the record, in words of both languages', async () => {
    const { environment, lamp } = await openDesk('practice');
    const pressed = lamp.light(SAID);
    await becomes(environment, pressed, 'accepted');
    const page = environment.activity.page({ limit: 200 });
    const lines = page.ok
      ? page.value.entries.filter(({ actionId }) => actionId === pressed.id)
      : [];
    expect(lines.map(({ kind }) => kind).toReversed()).toEqual([
      ...['pressed', 'saved', 'attempt', 'sent', 'accepted'],
    ]);
    const first = lines.at(-1);
    const said = (['en', 'es'] as const).map((language) => {
      const { t } = tree.createI18n([language]);
      if (first === undefined) throw new Error('the record has no such line');
      const words = [t(`activity.kind.${first.kind}`), ...tree.factsInWords(t, first)];
      return `${t('vendor.beacon')}: ${words.join(' ')}`;
    });
    expect(said).toEqual([`Beacon: Pressed “${SAID}”`, `Beacon: Presionado «${SAID}»`]);
  });

  it('has settings of its own, and a bad one is named', () => {
    const settings = openSettings();
    expect(settings.current()).toMatchObject({ beacon: { roof: 'north' } });
    expect(settings.change(patch({ roof: 'south' })).ok).toBe(true);
    expect(settings.current()).toMatchObject({ beacon: { roof: 'south' } });
    const refused = settings.change(patch({ baseUrl: 'http://beacon.example' }));
    expect(refused).toMatchObject({
      ok: false,
      failure: {
        ...{ kind: 'invalid-input', field: 'beacon.baseUrl' },
        detail: expect.stringContaining('must be an https:// address') as string,
      },
    });
    expect(settings.change(patch({ roof: 'x'.repeat(21) }))).toMatchObject({
      failure: { field: 'beacon.roof' },
    });
    expect(settings.change(patch({ rooof: 'x' })).ok).toBe(false);
  });

  it('says in health that its key is missing, and is well once it is there', async () => {
    const service = await startService();
    const settings = openSettings();
    settings.change(patch({ baseUrl: service.baseUrl }));
    const { environment, vault, lamp } = await openDesk('live', settings);
    const missing = { id: 'beacon-no-key', blocks: false };
    await soon(() => expect(shownTroubles(environment)).toContainEqual(missing));
    expect(tree.createTexts('en').say('trouble.beacon-no-key.what' as never)).toBe(
      'The Beacon key is missing',
    );
    expect(tree.createTexts('es').say('trouble.beacon-no-key.what' as never)).toBe(
      'Falta la clave de Beacon',
    );
    const pressed = lamp.light(SAID);
    await soon(() =>
      expect(environment.outbox.get(pressed.id)).toMatchObject({
        ...{ state: 'waiting', failure: { reason: 'no-key', detail: 'Beacon has no API key' } },
      }),
    );
    expect(service.got).toEqual([]);

    expect((await vault.set(KEY, 'fake-beacon-key')).ok).toBe(true);
    environment.forgetKeys();
    environment.outbox.wake(null);
    await becomes(environment, pressed, 'accepted');
    expect(shownTroubles(environment)).not.toContainEqual(missing);
    expect(service.got).toMatchObject([
      { method: 'POST', url: '/v1/lights', headers: { authorization: 'Bearer fake-beacon-key' } },
    ]);
  });

  it('gets its key, and only at the address that it was entered for', async () => {
    const [first, other] = [await startService(), await startService()];
    const settings = openSettings();
    settings.change(patch({ baseUrl: first.baseUrl }));
    const { environment, vault, lamp } = await openDesk('live', settings);
    const report = await vault.report();
    expect(report.secrets).toMatchObject({ [KEY]: 'not-stored' });
    await vault.set(KEY, 'fake-beacon-key');
    await becomes(environment, lamp.light(SAID), 'accepted');
    settings.change(patch({ baseUrl: other.baseUrl }));
    const pressed = lamp.light(SAID);
    await soon(() =>
      expect(environment.outbox.get(pressed.id)?.failure?.reason).toBe('address-changed'),
    );
    expect([first.got.length, other.got.length]).toEqual([1, 0]);
    expect((await vault.report()).secrets).toMatchObject({ [KEY]: 'other-address' });
  });
});
