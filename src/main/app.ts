// The program: what is built, who listens to whom, how it starts and how it ends. Whoever has read this knows it.
import { join } from 'node:path';
import { app } from 'electron';
import { resolveLanguage, type Language } from '../shared/core/language';
import { createCalls } from './app-calls';
import { beginLog, createBase } from './base/base';
import type { AppFlags } from './base/app-flags';
import { createAppAnswers } from './command-line/app-answers';
import { controlFile } from './core/control/protocol';
import { openControl } from './core/control/server';
import { createDeskHealth } from './core/health/desk-health';
import { createSideTroubles } from './core/health/side-troubles';
import { watchHoldUps } from './core/lib/hold-ups';
import { newId } from './core/lib/ids';
import { createSignal } from './core/lib/signal';
import { LANE_WIDTH } from './core/outbox/lane';
import { createLiveCopy } from './core/settings/live-copy';
import { createMeantWorld } from './core/settings/meant-world';
import { createState } from './core/state';
import { loadSqlite } from './core/store/sqlite';
import { timedSqlite } from './core/store/timed-sqlite';
import { createWebhookDesk } from './core/webhooks/webhook-desk';
import { hasScreen } from './desktop/has-screen';
import { leaveWhenDone } from './desktop/leave-when-done';
import { noticeLine } from './desktop/notice';
import { createDeskWindow } from './desktop/desk-window';
import { createNetwork } from './desktop/network';
import { createNoticePause } from './desktop/notice-pause';
import { paper } from './desktop/paper';
import { createSurface } from './desktop/surface';
import { openEnvironment, type Environment } from './environment';
import { createEnvironments } from './environments';
import { createContactThreads } from './features/contacts/threads';
import { changeHotkey, claimedLine, deadHotkeyLines } from './features/settings/change-hotkey';
import { createSecretDesk } from './features/settings/secret-desk';
import { judge } from './vendors/http';

export interface AppDeps {
  readonly flags: AppFlags;
  /** Electron's own choice, before `--user-data-dir` changed it. */
  readonly defaultUserDataDir: string;
}

export interface TocsinApp {
  show(): void;
  /** Ends the process. Asks nobody. */
  quit(): Promise<void>;
}

/** Needs a ready app and the single-instance lock. */
export async function createApp({ flags, defaultUserDataDir }: AppDeps): Promise<TocsinApp> {
  const base = createBase(flags, defaultUserDataDir, () => app.whenReady());
  beginLog(base);
  const { clock, log, paths, settings, vaults } = base;
  const warn = (message: string): void => log.warn(message);
  const language = (): Language =>
    resolveLanguage(settings.current().language, app.getPreferredSystemLanguages());

  // What is built. Nothing moves yet, and what a part tells is heard by nobody before they are joined.
  const partChanged = createSignal();
  const zoomed = createSignal();
  const window = createDeskWindow({
    log,
    tileUrl: () => settings.current().calls.tileUrl,
    onZoom: zoomed.tell,
  });
  // It takes as long as all that follows, and asks for nothing before that is there.
  if (!flags.hidden) window.prepare(settings.current().theme);
  const sideTroubles = createSideTroubles(partChanged.tell);
  const loop = watchHoldUps({
    // Cheap enough to be asked twice a statement; on Linux it stands still while the computer sleeps.
    clock: { ...clock, elapsed: () => performance.now() },
    record(holdUp, others) {
      const facts = { ...holdUp, others };
      log.warn('presses had to wait', facts);
      environments.current().activity.record({ kind: 'held-up', facts });
    },
    onHealth: (failure) => sideTroubles.tell('held-up', failure),
  });
  const sqlite = timedSqlite(await loadSqlite(), loop.during);
  const network = createNetwork({ clock, width: LANE_WIDTH });
  const threads = createContactThreads(join(app.getAppPath(), 'out', 'main'), clock);
  const copyLiveSettings = createLiveCopy({
    ...{ settings, folder: paths.worldDir('live'), log: warn },
    isLive: () => current().world === 'live',
  });
  const environments = await createEnvironments({
    ...{ clock, settings },
    first: settings.current().mode,
    liveVault: vaults.live,
    open: (world) =>
      openEnvironment({
        ...{ world, sqlite, clock, paper, threads, newId, language, log: warn },
        ways: network.ways,
        folder: paths.worldDir(world),
        settings: () => settings.current(),
        vault: vaults[world],
        onChange: partChanged.tell,
        onTrouble(what, failure) {
          if (failure !== null) log.error(`trouble: ${what}`, failure);
          partChanged.tell();
        },
      }),
    onSwitched() {
      copyLiveSettings();
      health.recheck();
      webhooks.follow();
      partChanged.tell();
    },
  });
  const current = (): Environment => environments.current();
  const panic = () => current().features.panic;
  const state = createState({
    read: () => ({
      ...current().state(),
      practiceUntilMs: settings.practiceUntilMs(),
      readiness: health.current(),
      webhook: webhooks.state(),
      settings: settings.current(),
      lockedSettings: settings.locked(),
      secrets: secrets.states(),
      hotkeys: surface.hotkeys(),
      zoomPercent: window.zoomPercent(),
      notificationsPausedUntilMs: noticePause.untilMs(),
      language: language(),
      version: app.getVersion(),
    }),
    defer: setImmediate,
    clock,
  });
  const meant = createMeantWorld({
    ...base,
    world: () => current().world,
    vault: vaults.live,
    onChange: partChanged.tell,
  });
  const health = createDeskHealth({
    ...{ clock, settings, meant, sideTroubles },
    ...{ environment: current, way: network.ways.to.share911 },
    readKey: () => panic().readKey(),
    hotkeys: () => surface.hotkeys(),
    isOnline: () => network.isOnline(),
    webhooks: () => webhooks.state(),
  });
  const secrets = createSecretDesk({
    vault: vaults.live,
    onStored(name) {
      current().activity.record({ kind: 'secret-changed', facts: { name } });
      current().forgetKeys();
      current().outbox.wake(null);
    },
    onAsked() {
      webhooks.follow();
      health.recheck();
      state.changed();
    },
  });
  const webhooks = createWebhookDesk({
    clock,
    world: current,
    settings: () => settings.current(),
    http: network.open('loopback'),
    judge(answer) {
      const outcome = judge(answer, clock.now());
      return outcome.kind === 'accepted' ? null : outcome.failure;
    },
    hasSecret(name) {
      const known = secrets.states()[name];
      return known === undefined || known === 'unreadable' ? null : known === 'stored';
    },
    log: warn,
    onChange: partChanged.tell,
  });
  const noticePause = createNoticePause(clock, () => state.changed());
  const surface = createSurface({
    ...{ clock, log, window },
    state: () => state.snapshot(),
    language: language(),
    handlers: createCalls({
      ...{ environments, webhooks, secrets },
      state: () => state.snapshot(),
      async changeSettings(patch) {
        const may = await surface.mayChange(patch);
        return may.ok ? settings.change(patch) : may;
      },
      setHotkey: (change) => changeHotkey(surface, settings, change),
      recordChord: (on) => surface.recordChord(on),
      pauseNotifications: (minutes) => noticePause.pause(minutes),
      resetZoom: () => window.resetZoom(),
    }),
    trayActions: {
      press: (status) => void panic().press({ status }, 'tray'),
      cancel: (id) => void panic().cancel(id),
      sendNow: (id) => void panic().sendNow(id),
      pauseNotifications: (minutes) => noticePause.pause(minutes),
    },
    async onQuit() {
      if (await surface.mayQuit()) await quit();
    },
    onHotkey: (target) => target !== 'OPEN' && panic().press({ status: target }, 'hotkey'),
    onHotkeysClaimed(why, states) {
      current().activity.record(claimedLine(why, states));
      partChanged.tell();
    },
    recordNotice: (notice, outcome) => void current().activity.record(noticeLine(notice, outcome)),
    tellTrouble: (id, failure) => sideTroubles.tell(id, failure),
    during: loop.during,
  });
  const control = await openControl({
    socket: paths.controlSocket,
    folder: paths.controlDir,
    file: controlFile(paths.userDataDir),
    answer: createAppAnswers({
      ...{ clock, secrets, environment: current },
      state: () => state.snapshot(),
      subscribe: (listener) => state.subscribe(listener),
    }),
    log: warn,
  }).catch((error: unknown) => {
    // On a full disk, for instance: window, tray and hotkeys matter more than the command line.
    log.error('the command line cannot reach this app', error);
    return undefined;
  });

  // Who listens to whom.
  partChanged.on(() => {
    webhooks.poke();
    health.refresh();
    state.changed();
  });
  state.subscribe((next) => surface.render(next));
  zoomed.on(() => state.changed());
  health.onChange(() => state.changed());
  settings.onChange(() => {
    copyLiveSettings();
    current().activity.record({ kind: 'settings-changed' });
    current().settingsChanged();
    // A key is good for one address only.
    void secrets.report();
    webhooks.follow();
    health.recheck();
    partChanged.tell();
  });
  network.onMoved(() => health.recheck());

  // Started: what a press needs first.
  void surface.applyHotkeys(settings.current().hotkeys).then((states) => {
    for (const line of deadHotkeyLines(states)) current().activity.record(line);
    partChanged.tell();
  });
  copyLiveSettings();
  current().activity.record({ kind: 'started', facts: { version: app.getVersion() } });
  current().start();
  const stopWatching = network.watch({
    onSuspend: () => loop.suspended(),
    onResume: () => loop.resumed(),
    onWake() {
      health.recheck();
      current().outbox.wake(null);
    },
  });
  health.start();
  void webhooks.start();
  void secrets.report();
  partChanged.tell();
  loop.start();

  // Ended.
  const quit = async (): Promise<void> => {
    stopWatching();
    loop.stop();
    health.stop();
    environments.stop();
    await control?.close();
    await webhooks.stop();
    current().activity.record({ kind: 'stopped' });
    surface.close();
    await current().close();
    log.info('stopped');
    base.close();
    app.exit(0);
  };
  if (!hasScreen(app.commandLine)) {
    leaveWhenDone({ clock, hasUnsent: () => current().isBusy(), leave: () => void quit() });
  }
  return { show: () => window.show(), quit };
}
