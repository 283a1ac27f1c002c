// What the app and its command line both stand on: settings, secrets, paths, log. Opens no database.
import { existsSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { app } from 'electron';
import { World } from '../../shared/core/vendor';
import type { AppFlags } from './app-flags';
import { createSystemClock, type Clock } from '../core/lib/clock';
import { createLogger, type Logger } from '../core/lib/logger';
import { keepToOwner } from '../core/lib/own-folder';
import { createPaths, type Paths } from '../core/lib/paths';
import { createRedactor } from '../core/lib/redactor';
import { startKeychainProcess } from '../desktop/keychain-host';
import { destinationOf } from '../core/keychain/destination';
import { createRemoteKeychain } from '../core/keychain/remote-keychain';
import { serviceName } from '../core/keychain/service-name';
import { createVault, type Vault } from '../core/keychain/vault';
import { announcedProblem } from '../core/settings/announcement';
import { readLivePast } from '../core/settings/live-copy';
import { readManagedConfig, type ManagedConfig } from '../core/settings/managed-config';
import { createSettings, type SettingsStore } from '../core/settings/settings';
import { createStoreFile } from '../core/settings/store-file';

export interface Base {
  readonly clock: Clock;
  readonly log: Logger;
  readonly paths: Paths;
  readonly managed: ManagedConfig;
  readonly settings: SettingsStore;
  /** Asks IT's policies; null when all is well. Takes some seconds at most. */
  announcedProblem(): Promise<string | null>;
  readonly vaults: Readonly<Record<World, Vault>>;
  /** Ends what would outlive the process. */
  close(): void;
}

/**
 * Needs an app whose userData path is final. `defaultUserDataDir`: Electron's own choice. `ready`: waits for Electron,
 * which only the keychain needs.
 */
export function createBase(
  flags: AppFlags,
  defaultUserDataDir: string,
  ready: () => Promise<unknown>,
): Base {
  const clock = createSystemClock();
  const redactor = createRedactor();
  const { env, platform } = process;
  const userDataDir = app.getPath('userData');
  const paths = createPaths({ userDataDir, platform, env, tempDir: tmpdir() });
  // Before anything is written: the folders may have been there, with wider rights.
  keepToOwner(userDataDir);
  keepToOwner(dirname(paths.logFile));
  for (const world of World.options) {
    if (existsSync(paths.worldDir(world))) keepToOwner(paths.worldDir(world));
  }
  const log = createLogger({ file: paths.logFile, redactor, now: () => clock.now() });
  const managed = readManagedConfig({
    platform,
    env,
    isPackaged: app.isPackaged,
    resourcesPath: process.resourcesPath,
    hostname: hostname(),
    explicitPath: flags.managedConfig === undefined ? undefined : resolve(flags.managedConfig),
  });
  const file = createStoreFile({ dir: userDataDir, now: () => clock.now() });
  const settings = createSettings({
    file,
    managed,
    livePast: readLivePast(paths.worldDir('live')),
  });
  const service = serviceName(userDataDir, defaultUserDataDir);
  const keychain = createRemoteKeychain({
    start: startKeychainProcess,
    ready,
    clock,
  });
  const vaultOf = (world: World): Vault =>
    createVault({
      service,
      world,
      clock,
      keychain,
      platform,
      // Practice never reads a real address, and makes its keys anew with each start.
      destination: (name) =>
        world === 'live' ? destinationOf(name, settings.current(), settings.locked()) : null,
      onSecret: (value) => redactor.add(value),
    });
  return {
    clock,
    log,
    paths,
    managed,
    settings,
    announcedProblem: () => announcedProblem(managed, { platform, env }),
    vaults: { practice: vaultOf('practice'), live: vaultOf('live') },
    close: () => keychain.close(),
  };
}

/** Of the app that stays: what it starts with, and every bug from now on. */
export function beginLog({ log, managed, settings }: Base): void {
  // A panic app that dies of one bug helps nobody; Electron's own answer would be a dialog.
  process.on('uncaughtException', (error) => log.error('uncaught', error));
  process.on('unhandledRejection', (reason) => log.error('unhandled', reason));
  log.info('started', { version: app.getVersion(), electron: process.versions.electron });
  for (const problem of [...managed.problems, ...managed.elsewhere, ...settings.problems()])
    log.warn(problem);
}
