// Builds every part and joins them. Whoever has read this file knows the program.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { app, net, powerMonitor } from 'electron';
import { failed, type Failure } from '../shared/core/failure';
import type { AppState } from '../shared/state';
import { resolveLanguage, type Language } from '../shared/core/language';
import { beginLog, createBase } from './base/base';
import type { AppFlags } from './base/app-flags';
import { createCallHandlers } from './features/calls/call-handlers';
import { createReadXlsx } from './features/contacts/editing/read-xlsx';
import { createContactAnswers } from './features/contacts/contact-answers';
import { createContactHandlers } from './features/contacts/contact-handlers';
import { createControlAnswers } from './core/control/answers';
import { controlFile } from './core/control/protocol';
import { openControl } from './core/control/server';
import { createSurface } from './desktop/surface';
import { hasScreen } from './desktop/has-screen';
import { createNoticePause } from './desktop/notice-pause';
import { noticeLine } from './desktop/notice';
import { pdfOf, saveAs } from './desktop/paper';
import { watchWake } from './desktop/power';
import { createVendorConnections } from './desktop/vendor-connection';
import { createWays } from './desktop/ways';
import { gatherFacts, readKeyFacts } from './core/health/gather-facts';
import { createHandlers } from './app-calls';
import { createHealth } from './core/health/health';
import { createSideTroubles } from './core/health/side-troubles';
import { changeHotkey, claimedLine, deadHotkeyLines } from './features/settings/change-hotkey';
import { createIncidentHandlers } from './features/incidents/incident-handlers';
import { leaveWhenDone } from './desktop/leave-when-done';
import { watchHoldUps } from './core/lib/hold-ups';
import { newId } from './core/lib/ids';
import { createMeantWorld } from './core/settings/meant-world';
import { createOperations } from './features/panic/presses';
import { LANE_WIDTH } from './core/outbox/lane';
import { createSecretDesk } from './features/settings/secret-desk';
import { writeLiveCopy } from './core/settings/live-copy';
import { createState } from './core/state';
import { loadSqlite } from './core/store/sqlite';
import { timedSqlite } from './core/store/timed-sqlite';
import { createWebhookDesk } from './core/webhooks/webhook-desk';
import { openWorld, type WorldTrouble } from './environment';
import { worldState } from './features';
import { createWorlds } from './environments';

/** The operator's own word. */
const DECLINED: Failure = {
  kind: 'rejected',
  reason: 'declined',
  detail: 'declined in the dialog',
};

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
  const base = createBase(flags, defaultUserDataDir);
  const { clock, log, paths, settings, vaults } = base;
  beginLog(base);
  const openWay = createVendorConnections(() => health.recheck());
  const ways = createWays(openWay, LANE_WIDTH);
  const sideTroubles = createSideTroubles(() => partChanged());
  const loop = watchHoldUps({
    // Cheap enough to be asked twice a statement; on Linux it stands still while the computer sleeps.
    clock: { ...clock, elapsed: () => performance.now() },
    record(holdUp, others) {
      const facts = { ...holdUp, others };
      log.warn('presses had to wait', facts);
      worlds.current().activity.record({ kind: 'held-up', facts });
    },
    onHealth: (failure) => sideTroubles.tell('held-up', failure),
  });
  const sqlite = timedSqlite(await loadSqlite(), loop.during);

  let ready = false;
  const state = createState({ read, defer: setImmediate, clock });
  const troubles = new Map<WorldTrouble, Failure>();
  const thread = (name: string) => join(app.getAppPath(), 'out', 'main', `${name}-thread.js`);
  const worlds = await createWorlds({
    clock,
    first: settings.current().mode,
    settings,
    liveVault: vaults.live,
    open: (world) =>
      openWorld({
        world,
        folder: paths.worldDir(world),
        sqlite,
        clock,
        settings: () => settings.current(),
        vault: vaults[world],
        ways,
        newId,
        language,
        threads: {
          startThread: () => new Worker(thread('search')),
          readXlsx: createReadXlsx({
            startThread: (options) => new Worker(thread('xlsx'), options),
            clock,
          }),
        },
        log: (message) => log.warn(message),
        onChange: () => partChanged(),
        onTrouble(what, failure) {
          if (failure === null) troubles.delete(what);
          else troubles.set(what, failure);
          if (failure !== null) log.error(`trouble: ${what}`, failure);
          partChanged();
        },
      }),
    onSwitched() {
      copyLiveSettings();
      health.recheck();
      webhooks.follow();
      partChanged();
    },
  });
  const operations = createOperations({
    world: () => worlds.current(),
    settings: () => settings.current(),
    newId,
    now: () => clock.now(),
  });

  let online = net.isOnline();
  const meant = createMeantWorld({
    ...base,
    world: () => worlds.current().world,
    vault: vaults.live,
    onChange: () => partChanged(),
  });
  const health = createHealth({
    clock,
    facts: () =>
      gatherFacts({
        world: () => worlds.current(),
        settings,
        meant,
        troubles,
        hotkeys: () => surface.hotkeys(),
        online: () => online,
        webhook: () => webhooks.state(),
        sideTroubles,
      }),
    async readKey() {
      const { vault, proof } = worlds.current();
      const key = await readKeyFacts(vault);
      if (key.configured === true) await proof.follow();
      // Only now: a press that waits for its key comes first.
      void meant.follow();
      return key;
    },
    probe: (url) => ways.share911.probe(url),
    warmUp: (url) => ways.share911.warmUp(url),
  });

  const secrets = createSecretDesk({
    vault: vaults.live,
    onStored(name) {
      worlds.current().activity.record({ kind: 'secret-changed', facts: { name } });
      worlds.current().forgetKeys();
      worlds.current().outbox.wake(null);
    },
    onAsked() {
      if (!ready) return;
      webhooks.follow();
      health.recheck();
      state.changed();
    },
  });
  const noticePause = createNoticePause(clock, () => state.changed());
  const paper = {
    world: () => worlds.current(),
    settings: () => settings.current(),
    language,
    now: () => clock.now(),
    saveAs,
    pdfOf,
  };
  const surface = createSurface({
    state: () => state.snapshot(),
    language: language(),
    handlers: createHandlers({
      state: () => state.snapshot(),
      world: () => worlds.current(),
      operations,
      webhooks: () => webhooks,
      changeSettings: async (patch) =>
        (await surface.mayChange(patch)) ? settings.change(patch) : failed(DECLINED),
      setHotkey: (change) => changeHotkey(surface, settings, change),
      recordChord: (on) => surface.recordChord(on),
      setSecret: (name, value) => secrets.set(name, value),
      clearSecret: (name) => secrets.clear(name),
      goLive: (confirmed) => worlds.goLive(confirmed),
      goPractice: () => worlds.goPractice(),
      stayInPractice: () => worlds.stayInPractice(),
      pauseNotifications: (minutes) => noticePause.pause(minutes),
      resetZoom: () => surface.resetZoom(),
      calls: createCallHandlers({ world: () => worlds.current(), operations }),
      incidents: createIncidentHandlers({ ...paper, log: (message) => log.warn(message) }),
      contacts: createContactHandlers(paper),
    }),
    trayActions: {
      press: (status) => void operations.press({ status }, 'tray'),
      cancel: (id) => void operations.cancel(id),
      sendNow: (id) => void operations.sendNow(id),
      pauseNotifications: (minutes) => noticePause.pause(minutes),
    },
    async onQuit() {
      if (await surface.mayQuit()) await quit();
    },
    onHotkey: (target) => target !== 'OPEN' && operations.press({ status: target }, 'hotkey'),
    onHotkeysClaimed(why, states) {
      worlds.current().activity.record(claimedLine(why, states));
      partChanged();
    },
    recordNotice: (notice, outcome) =>
      void worlds.current().activity.record(noticeLine(notice, outcome)),
    tellTrouble: (id, failure) => sideTroubles.tell(id, failure),
    during: loop.during,
    onZoom: () => state.changed(),
    clock,
    log,
  });

  const webhooks = createWebhookDesk({
    world: () => worlds.current(),
    settings: () => settings.current(),
    clock,
    http: openWay('loopback'),
    hasSecret: (name) => {
      const state = secrets.states()[name];
      return state === undefined || state === 'unreadable' ? null : state === 'stored';
    },
    log: (message) => log.warn(message),
    onChange: () => partChanged(),
  });

  function read(): Omit<AppState, 'revision'> {
    return {
      ...worldState(worlds.current()),
      practiceUntilMs: settings.practiceUntilMs(),
      readiness: health.current(),
      webhook: webhooks.state(),
      settings: settings.current(),
      lockedSettings: settings.locked(),
      secrets: secrets.states(),
      hotkeys: surface.hotkeys(),
      zoomPercent: surface.zoomPercent(),
      notificationsPausedUntilMs: noticePause.untilMs(),
      language: language(),
      version: app.getVersion(),
    };
  }

  function language(): Language {
    return resolveLanguage(settings.current().language, app.getPreferredSystemLanguages());
  }

  function partChanged(): void {
    // A part may speak before the others stand; the first push at the end of this function tells all.
    if (!ready) return;
    webhooks.poke();
    health.refresh();
    state.changed();
  }

  state.subscribe((next) => surface.render(next));
  health.onChange(() => state.changed());
  const copyLiveSettings = (): void => {
    if (worlds.current().world !== 'live' || settings.isLost()) return;
    writeLiveCopy(paths.worldDir('live'), settings.current(), (message) => log.warn(message));
  };
  settings.onChange(() => {
    copyLiveSettings();
    worlds.current().activity.record({ kind: 'settings-changed' });
    worlds.current().incoming.settingsChanged();
    // A key is good for one address only.
    void secrets.report();
    webhooks.follow();
    health.recheck();
    partChanged();
  });
  const stopWake = watchWake({
    powerMonitor,
    isOnline: () => net.isOnline(),
    clock,
    onSuspend: () => loop.suspended(),
    onWake(reason) {
      if (reason === 'resume') loop.resumed();
      // A connection kept over a sleep is half dead: it would cost the next press a whole timeout.
      const dropping = reason === 'resume' ? [ways.share911.reset(), ways.chekt.reset()] : [];
      void Promise.all(dropping).then(() => {
        health.recheck();
        worlds.current().outbox.wake(null);
      });
    },
    onOnline(now) {
      online = now;
      if (ready) health.recheck();
    },
  });
  const contactAnswers = createContactAnswers({
    world: () => worlds.current(),
    ...{ language, clock, newId },
  });
  const control = await openControl({
    socket: paths.controlSocket,
    folder: paths.controlDir,
    file: controlFile(paths.userDataDir),
    answer: createControlAnswers({
      state: () => state.snapshot(),
      subscribe: (listener) => state.subscribe(listener),
      world: () => worlds.current(),
      operations,
      verifications: {
        get: (id) => worlds.current().verifications.get(id),
        list: (limit) => worlds.current().verifications.history({ limit }),
        strays: (limit) => worlds.current().strays(limit),
      },
      contacts: contactAnswers,
      calls: (request) => worlds.current().incoming.calls.list(request),
      alerts: (limit) => worlds.current().incoming.alerts.history({ limit }),
      clock,
      secrets,
    }),
    log: (message) => log.warn(message),
  }).catch((error: unknown) => {
    // On a full disk, for instance: window, tray and hotkeys matter more than the command line.
    log.error('the command line cannot reach this app', error);
    return undefined;
  });

  void surface.applyHotkeys(settings.current().hotkeys).then((states) => {
    for (const line of deadHotkeyLines(states)) worlds.current().activity.record(line);
    partChanged();
  });
  copyLiveSettings();
  ready = true;
  worlds.current().activity.record({ kind: 'started', facts: { version: app.getVersion() } });
  worlds.current().start();
  health.start();
  void webhooks.start();
  void secrets.report();
  partChanged();
  state.changed();
  loop.start();

  const quit = async (): Promise<void> => {
    stopWake();
    loop.stop();
    health.stop();
    worlds.stop();
    await control?.close();
    await webhooks.stop();
    worlds.current().activity.record({ kind: 'stopped' });
    surface.close();
    await worlds.current().close();
    log.info('stopped');
    base.close();
    app.exit(0);
  };
  if (!hasScreen(app.commandLine)) {
    leaveWhenDone({
      clock,
      hasUnsent() {
        const { outbox, verifications, contacts } = worlds.current();
        const isBusy = outbox.hasUnsent() || verifications.hasOpen() || contacts.isBusy();
        return isBusy || contactAnswers.isVisited();
      },
      leave: () => void quit(),
    });
  }
  return { show: () => surface.show(), quit };
}
