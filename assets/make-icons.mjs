// Draws every icon of the app from assets/svg: run with `npx electron assets/make-icons.mjs` after changing a drawing.
// Pure macOS "template" images keep only the shape: white becomes a hole, every colour becomes black.
import { app, BrowserWindow } from 'electron';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { icnsOf, icoOf } from './icon-containers.mjs';

const here = import.meta.dirname;
const TRAY_SIZES = [16, 22, 24, 32];
const TEMPLATE_SIZE = 18;
const ICO_SIZES = [16, 20, 24, 32, 40, 48];

/** Draws one SVG at `size` pixels; answers the PNG and the plain RGBA pixels. */
async function draw(window, svg, size, template = false) {
  const script = `(async () => {
    const image = new Image();
    image.src = ${JSON.stringify(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`)};
    await image.decode();
    const canvas = new OffscreenCanvas(${size}, ${size});
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0, ${size}, ${size});
    const pixels = context.getImageData(0, 0, ${size}, ${size});
    if (${template}) {
      for (let at = 0; at < pixels.data.length; at += 4) {
        const [red, green, blue, alpha] = pixels.data.slice(at, at + 4);
        pixels.data.set([0, 0, 0, alpha * (1 - Math.min(red, green, blue) / 255)], at);
      }
      context.putImageData(pixels, 0, 0);
    }
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return { png: [...new Uint8Array(await blob.arrayBuffer())], rgba: [...pixels.data] };
  })()`;
  const { png, rgba } = await window.webContents.executeJavaScript(script);
  return { size, png: Buffer.from(png), rgba: Buffer.from(rgba) };
}

const source = (name) => readFileSync(join(here, 'svg', `${name}.svg`), 'utf8');
const all = (window, svg, sizes) => Promise.all(sizes.map((size) => draw(window, svg, size)));

async function drawAll() {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,<title>icons</title>');

  const tray = join(here, 'tray');
  rmSync(tray, { recursive: true, force: true });
  mkdirSync(tray, { recursive: true });
  const states = readdirSync(join(here, 'svg'))
    .map((file) => file.replace(/\.svg$/, ''))
    .filter((name) => name !== 'app');
  for (const state of states) {
    const svg = source(state);
    for (const size of TRAY_SIZES) {
      writeFileSync(join(tray, `${state}-${size}.png`), (await draw(window, svg, size)).png);
      writeFileSync(join(tray, `${state}-${size}@2x.png`), (await draw(window, svg, size * 2)).png);
    }
    writeFileSync(
      join(tray, `${state}Template.png`),
      (await draw(window, svg, TEMPLATE_SIZE, true)).png,
    );
    writeFileSync(
      join(tray, `${state}Template@2x.png`),
      (await draw(window, svg, TEMPLATE_SIZE * 2, true)).png,
    );
    writeFileSync(join(tray, `${state}.ico`), icoOf(await all(window, svg, ICO_SIZES)));
  }

  const icon = source('app');
  writeFileSync(join(here, 'icon.png'), (await draw(window, icon, 512)).png);
  writeFileSync(
    join(here, 'icon.ico'),
    icoOf(await all(window, icon, [...ICO_SIZES, 64, 128, 256])),
  );
  writeFileSync(join(here, 'icon.icns'), icnsOf(await all(window, icon, [128, 256, 512, 1024])));
  console.log(`icons: ${states.length} tray states and the app icon`);
  app.quit();
}

// Not awaited here: `ready` waits for this module.
app.commandLine.appendSwitch('force-device-scale-factor', '1');
void app.whenReady().then(drawAll);
