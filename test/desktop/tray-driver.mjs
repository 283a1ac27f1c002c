// Sees and uses the app's real tray icon: waits for it, reads its menu and picture, clicks entries.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import dbus from 'dbus-next';
import { call, connectSessionBus, getProperties, plain } from './bus.mjs';
import { startWatcher } from './status-notifier-watcher.mjs';

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const POLL_MS = 50;

// Labels mark their access key with an underscore; two of them stand for a real one.
const withoutMnemonic = (label = '') => label.replace(/_(.?)/g, '$1');

function toEntry([id, properties, children]) {
  const isToggle = properties['toggle-type'] !== undefined && properties['toggle-type'] !== '';
  return {
    id,
    label: withoutMnemonic(properties.label),
    enabled: properties.enabled ?? true,
    visible: properties.visible ?? true,
    separator: properties.type === 'separator',
    toggle: isToggle ? properties['toggle-state'] === 1 : undefined,
    children: children.map(toEntry),
  };
}

function findEntry(entries, labels) {
  const [wanted, ...rest] = labels;
  for (const entry of entries) {
    const isMatch = wanted instanceof RegExp ? wanted.test(entry.label) : entry.label === wanted;
    if (isMatch && entry.visible)
      return rest.length === 0 ? entry : findEntry(entry.children, rest);
  }
  return undefined;
}

function createItem(bus, { service, path, owner }) {
  const properties = () => getProperties(bus, service, path, ITEM);
  const menuPath = async () => (await properties()).Menu;
  const menu = async () => {
    const [, layout] = await call(bus, service, await menuPath(), MENU, 'GetLayout', 'iias', [
      0,
      -1,
      [],
    ]);
    return toEntry(plain(layout)).children;
  };
  return {
    service,
    owner,
    properties,
    menu,
    async click(...labels) {
      const entries = await menu();
      const entry = findEntry(entries, labels);
      if (!entry) {
        const known = entries.map(({ label }) => label).filter(Boolean);
        throw new Error(`no tray entry ${labels.join(' > ')}; there is: ${known.join(' | ')}`);
      }
      if (!entry.enabled) throw new Error(`the tray entry ${entry.label} is disabled`);
      const event = [entry.id, 'clicked', new dbus.Variant('i', 0), 0];
      const path = await menuPath();
      const clickedAtMs = performance.timeOrigin + performance.now();
      await call(bus, service, path, MENU, 'Event', 'isvu', event);
      return { ...entry, clickedAtMs };
    },
    activate: () => call(bus, service, path, ITEM, 'Activate', 'ii', [0, 0]),
    icon: async () => readIcon(await properties()),
  };
}

// Either a PNG file is named, or the pixels come over the bus.
function readIcon({
  IconName: name = '',
  IconThemePath: folder = '',
  IconPixmap: pixmaps = [],
  ToolTip: tip,
}) {
  const png = readIconFile(folder, name);
  const [width, height, pixels] = [...pixmaps].sort((a, b) => b[0] - a[0])[0] ?? [];
  const bytes = png ?? (pixels && Buffer.from(pixels));
  return {
    name,
    format: png ? 'png' : 'argb',
    width: png ? png.readUInt32BE(16) : width,
    height: png ? png.readUInt32BE(20) : height,
    bytes,
    hash: bytes && createHash('sha256').update(bytes).digest('hex'),
    toolTip: Array.isArray(tip) ? [tip[2], tip[3]].filter(Boolean).join('\n') : '',
  };
}

function readIconFile(folder, name) {
  if (!folder || !name) return undefined;
  try {
    return readFileSync(join(folder, `${name}.png`));
  } catch {
    return undefined;
  }
}

/** Makes a tray on the session bus of `env`. Start it before the app, or the app has nobody to show its icon to. */
export async function createTrayDriver({ env = process.env } = {}) {
  const bus = await connectSessionBus(env);
  const watcher = await startWatcher(bus);
  const items = () => watcher.items().map((item) => createItem(bus, item));
  return {
    items,
    /** The newest icon; rejects when none has come in time. */
    async waitForItem({ timeoutMs = 15_000 } = {}) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const item = items().at(-1);
        if (item) return item;
        if (Date.now() > deadline) throw new Error(`no tray icon within ${timeoutMs} ms`);
        await sleep(POLL_MS);
      }
    },
    /** Resolves when no icon is left. */
    async waitForNoItem({ timeoutMs = 15_000 } = {}) {
      const deadline = Date.now() + timeoutMs;
      while (items().length > 0) {
        if (Date.now() > deadline)
          throw new Error(`a tray icon is still there after ${timeoutMs} ms`);
        await sleep(POLL_MS);
      }
    },
    close: () => bus.disconnect(),
  };
}
