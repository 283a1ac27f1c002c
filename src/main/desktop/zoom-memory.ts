// How large the operator has made the page: the only thing about the window that outlives it. Its session keeps nothing.
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** A window, as far as it is needed; Electron's fits. */
export interface ZoomableWindow {
  isDestroyed(): boolean;
  on(event: 'blur' | 'hide', listener: () => void): unknown;
  readonly webContents: {
    on(event: 'did-finish-load', listener: () => void): unknown;
    getZoomLevel(): number;
    setZoomLevel(level: number): void;
  };
}

export interface ZoomMemory {
  /** Gives a new window the size that is remembered, and remembers what becomes of it. */
  follow(window: ZoomableWindow): void;
  keep(window: ZoomableWindow): void;
}

/** What Chromium itself allows. */
const Kept = z.object({ zoomLevel: z.number().min(-8).max(9) });

/** Never throws: a size that is lost is chosen again. */
export function createZoomMemory(file: string): ZoomMemory {
  let level = readLevel(file);

  function keep(window: ZoomableWindow): void {
    if (window.isDestroyed()) return;
    const now = window.webContents.getZoomLevel();
    if (now === level) return;
    level = now;
    try {
      writeFileSync(file, `${JSON.stringify({ zoomLevel: level })}\n`, { mode: 0o600 });
    } catch {
      // It holds for this life.
    }
  }

  return {
    keep,
    follow(window) {
      window.webContents.on('did-finish-load', () => window.webContents.setZoomLevel(level));
      for (const event of ['blur', 'hide'] as const) window.on(event, () => keep(window));
    },
  };
}

function readLevel(file: string): number {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8'))).zoomLevel;
  } catch {
    return 0;
  }
}
