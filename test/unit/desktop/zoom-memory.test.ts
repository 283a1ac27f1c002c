// The size of the page outlives window and process, whatever the file holds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createZoomMemory } from '../../../src/main/desktop/zoom-memory';

let dir: string;
const file = (): string => join(dir, 'window.json');
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'tocsin-zoom-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function windowAt(start: number) {
  let level = start;
  const listeners = new Map<string, () => void>();
  const on = (event: string, listener: () => void): void => void listeners.set(event, listener);
  return {
    isDestroyed: () => false,
    on,
    webContents: {
      on,
      getZoomLevel: () => level,
      setZoomLevel: (next: number) => void (level = next),
    },
    fire: (event: string) => listeners.get(event)?.(),
    level: () => level,
  };
}

describe('the size of the page', () => {
  it.each(['blur', 'hide'])(
    'is remembered at %s, for the next window and the next life',
    (event) => {
      const first = windowAt(0);
      createZoomMemory(file()).follow(first);
      first.fire('did-finish-load');
      first.webContents.setZoomLevel(2.5);
      first.fire(event);
      const next = windowAt(0);
      createZoomMemory(file()).follow(next);
      next.fire('did-finish-load');
      expect(next.level()).toBe(2.5);
    },
  );

  it.each(['', '{"zoomLevel":"big"}', '{"zoomLevel":99}', '[]'])('is as made for %j', (text) => {
    writeFileSync(file(), text);
    const window = windowAt(1);
    createZoomMemory(file()).follow(window);
    window.fire('did-finish-load');
    expect(window.level()).toBe(0);
  });

  it('holds for this life where the disk refuses', () => {
    const memory = createZoomMemory(join(dir, 'missing', 'window.json'));
    const [first, next] = [windowAt(0), windowAt(0)];
    memory.follow(first);
    first.webContents.setZoomLevel(1);
    memory.keep(first);
    memory.follow(next);
    next.fire('did-finish-load');
    expect(next.level()).toBe(1);
  });
});
