// A copy of the settings of a live desk, beside its live data: a lost settings file must not turn it into a practice desk.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../../../shared/settings/settings';
import { parseJsonObject } from './json-text';

/** What is known of a live past of this desk. */
export interface LivePast {
  /** There is data of the live world. */
  readonly wasLive: boolean;
  /** The settings last in force in live; empty when no copy can be read. */
  readonly document: Readonly<Record<string, unknown>>;
}

const NAME = 'settings-copy.json';

/** `folder`: the live world's. Never throws. */
export function readLivePast(folder: string): LivePast {
  const wasLive = existsSync(join(folder, 'desk.db'));
  try {
    const parsed = parseJsonObject(readFileSync(join(folder, NAME), 'utf8'));
    return { wasLive, document: parsed.ok ? parsed.document : {} };
  } catch {
    return { wasLive, document: {} };
  }
}

/** All or nothing; `log` is told when the disk refuses. */
function writeLiveCopy(folder: string, settings: Settings, log: (message: string) => void): void {
  const path = join(folder, NAME);
  try {
    writeFileSync(`${path}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch (error) {
    log(`the copy of the live settings could not be written: ${String(error)}`);
  }
}

export interface LiveCopyDeps {
  readonly folder: string;
  /** Whether the desk is live now. */
  readonly isLive: () => boolean;
  readonly settings: { current(): Settings; isLost(): boolean };
  readonly log: (message: string) => void;
}

/** Brings the copy to what holds in live; settings that stand in the place of lost ones are none. */
export function createLiveCopy({ folder, isLive, settings, log }: LiveCopyDeps): () => void {
  return () => {
    if (isLive() && !settings.isLost()) writeLiveCopy(folder, settings.current(), log);
  };
}
