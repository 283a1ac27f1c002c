// The baseline: an Electron that does the least. A window, or a tray, and for a press one fsync and one fetch.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  session,
  Tray,
} from 'electron';

const valueOf = (name) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const has = (name) => process.argv.includes(`--${name}`);

const vendor = valueOf('vendor');
const folder = valueOf('folder');
const icon = join(import.meta.dirname, '../../../assets/icon.png');
const held = [];
let presses = 0;

/** Saves with fsync, then sends. */
function press(words) {
  presses += 1;
  const body = JSON.stringify({ words, number: presses, filler: 'x'.repeat(200) });
  const file = openSync(join(folder, 'presses'), 'a');
  writeSync(file, `${body}\n`);
  fsyncSync(file);
  closeSync(file);
  return send(body);
}

// In memory, as the app's own: a lasting session first waits for the keyring that its cookies are sealed with.
const send = async (body) => {
  const connection = session.fromPartition('bare', { cache: false });
  return (await connection.fetch(`${vendor}/v1/checkins/`, { method: 'POST', body })).text();
};

/** Shows each body that is posted, without checking, storing or understanding it. */
function echoInto(window) {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const text = JSON.stringify(Buffer.concat(chunks).toString());
      void window.webContents.executeJavaScript(`document.body.append(${text})`);
      response.end('{}');
    });
  });
  server.listen(0, '127.0.0.1', () => {
    globalThis.echoPort = server.address().port;
  });
}

async function openWindow() {
  const webPreferences = { preload: join(import.meta.dirname, 'preload.cjs') };
  const window = new BrowserWindow({ width: 1080, height: 720, webPreferences });
  await window.loadURL('data:text/html,<button style="position:fixed;inset:0">Press</button>');
  if (has('echo')) echoInto(window);
}

async function stayInTray() {
  // Seen on Electron 33: with nothing else to do, the fetch of a shortcut's callback starts up to ten seconds later.
  setInterval(() => undefined, 5);
  for (const key of ['T', 'M', 'S', 'A']) {
    globalShortcut.register(`Control+Alt+Shift+${key}`, () => void press(key));
  }
  const tray = new Tray(nativeImage.createFromPath(icon));
  tray.setContextMenu(
    Menu.buildFromTemplate([{ label: 'Press', click: () => void press('tray') }]),
  );
  held.push(tray);
  await send('bare is up');
}

ipcMain.on('press', () => void press('window'));
app.on('window-all-closed', () => undefined);
void app.whenReady().then(async () => {
  if (has('once')) {
    await press('command');
    app.exit(0);
  } else if (has('hidden')) {
    await stayInTray();
  } else {
    await openWindow();
  }
});
