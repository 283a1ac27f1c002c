// The baseline: an Electron with one empty window, and nothing of ours; with --echo, webhooks go straight to the page.
import { createServer } from 'node:http';
import { app, BrowserWindow } from 'electron';

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

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1080, height: 720 });
  await window.loadURL('about:blank');
  if (process.argv.includes('--echo')) echoInto(window);
});
