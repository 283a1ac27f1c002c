// What is left on the disk: files for their owner alone, and nothing that the page has stored.
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { Screen } from './harness/screen';

const KEPT = 'kept-by-the-page-4711';

const desk = new Desk();
let screen: Screen;

beforeAll(async () => {
  // As an earlier version, an installer or a careless copy may have left them.
  for (const folder of [
    desk.userData,
    join(desk.userData, 'logs'),
    join(desk.userData, 'practice'),
  ]) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
  writeFileSync(join(desk.userData, 'settings.json'), '{}\n', { mode: 0o644 });
  writeFileSync(join(desk.userData, 'logs', 'main.log'), 'earlier\n', { mode: 0o644 });
  await desk.start();
  screen = await Screen.of(desk);
});
afterAll(() => desk.close());

it.skipIf(process.platform === 'win32')(
  'every file with something to hide is readable by its owner alone, and so is every folder that was there before',
  async () => {
    await screen.call('changeSettings', { desk: { name: 'Desk 1' } });
    const mode = (...parts: string[]): string =>
      (statSync(join(desk.userData, ...parts)).mode & 0o777).toString(8);
    expect({
      data: mode(),
      logs: mode('logs'),
      control: mode('control.json'),
      socket: mode('control.sock'),
      settings: mode('settings.json'),
      log: mode('logs', 'main.log'),
      world: mode('practice'),
      database: mode('practice', 'desk.db'),
    }).toEqual({
      data: '700',
      logs: '700',
      control: '600',
      socket: '600',
      settings: '600',
      log: '600',
      world: '700',
      database: '600',
    });
  },
);

describe('what the page stores', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : entry.isFile() ? [path] : [];
    });
  const holding = (text: string): string[] =>
    files(desk.userData).filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    });

  it('is in memory only: nothing of it is on the disk after the run, nor there in the next one', async () => {
    const stored = await screen.page.evaluate(async (text) => {
      localStorage.setItem('left', text);
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('left', 1);
        request.onupgradeneeded = () => void request.result.createObjectStore('left');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no database'));
      });
      const put = database.transaction('left', 'readwrite');
      put.objectStore('left').put(text, 'left');
      await new Promise((resolve) => (put.oncomplete = resolve));
      return localStorage.getItem('left');
    }, KEPT);
    expect(stored).toBe(KEPT);
    await desk.inMain(async ({ BrowserWindow }, text) => {
      const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
      await own?.cookies.set({
        url: 'https://left.example',
        name: 'left',
        value: text,
        expirationDate: 4e9,
      });
      own?.flushStorageData();
      await own?.cookies.flushStore();
    }, KEPT);
    await desk.inMain(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1.5),
    );
    expect(await screen.page.evaluate(() => devicePixelRatio)).toBeCloseTo(1.5, 1);
    await desk.stop();
    expect(holding(KEPT)).toEqual([]);
    await desk.start();
    screen = await Screen.of(desk);
    expect(await screen.page.evaluate(() => localStorage.getItem('left'))).toBeNull();
    expect(await screen.page.evaluate(() => devicePixelRatio)).toBeCloseTo(1.5, 1);
  });

  it('is locked like every session: no permission, no way out', async () => {
    const { isPersistent, path, proxy } = await desk.inMain(async ({ BrowserWindow }) => {
      const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
      return {
        isPersistent: own?.isPersistent(),
        path: own?.storagePath,
        proxy: await own?.resolveProxy('https://elsewhere.example'),
      };
    });
    expect({ isPersistent, path, proxy }).toEqual({
      isPersistent: false,
      path: null,
      proxy: 'PROXY 127.0.0.1:1',
    });
  });
});
