// Passes a click of the bare window on.
const { ipcRenderer } = require('electron');

addEventListener('click', () => ipcRenderer.send('press'));
