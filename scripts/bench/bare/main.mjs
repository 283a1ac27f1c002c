// The baseline: an Electron with one empty window, and nothing of ours.
import { app, BrowserWindow } from 'electron';

void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1080, height: 720 }).loadURL('about:blank'));
