// The webhook side of the desk: one receiver for whichever world the desk is in, and whether events come home.
import { failed, type Failure, type Result } from '../../../shared/core/failure';
import type { World } from '../../../shared/core/vendor';
import type { Settings } from '../../../shared/settings/settings';
import {
  WEBHOOK_SENDERS,
  type LoopbackResult,
  type WebhookSender,
  type WebhookState,
} from '../../../shared/core/webhook';
import type { Clock } from '../lib/clock';
import type { HttpAnswer, HttpPort } from '../lib/vendor-port';
import type { Activity } from '../record/activity';
import type { RawWebhook } from './webhook';
import { createLoopbackCheck } from './loopback';
import { createReceiver } from './receiver';
import { createSupervision } from './supervision';
import { createUntaken, type Untaken } from './untaken';
import { handleWatched, tellRefused, type ProvingRoute } from './watched-route';

type WebhookSecretName =
  'chekt.webhookSecret' | 'rapidsos.sharedSecret' | 'share911.webhookPassword';

/** An environment as the receiver sees it. */
export interface Listening {
  readonly world: World;
  readonly activity: Pick<Activity, 'record' | 'ofKinds'>;
  /** Where each sender comes in. */
  readonly webhooks: Readonly<Record<WebhookSender, ProvingRoute>>;
  /** Signs the canary as CHeKT would, and knows it again. */
  readonly canary: {
    sign(body: string): Promise<Readonly<Record<string, string>>>;
    proves(webhook: RawWebhook): Promise<Result<unknown>>;
  };
  /** The unguessable part of its webhook address. */
  readonly webhookToken: string;
  /** Answers may come at any moment, so that it matters whether they can. */
  expectsAnswers(): boolean;
  /** When the last true webhook came, wall clock in milliseconds. */
  lastWebhookMs(): number | null;
  /** Tells the practice vendors, where there are any, to which addresses they send. */
  tellPractice(urls: Readonly<Record<WebhookSender, string>>): void;
}

export interface WebhookDeskDeps {
  readonly world: () => Listening;
  /** What an answer to the canary says of its way; null when it is well. */
  readonly judge: (answer: HttpAnswer) => Failure | null;
  readonly settings: () => Settings;
  readonly clock: Clock;
  /** Where the canary goes out: the same way the services would be reached. */
  readonly http: HttpPort;
  /** Whether the live world has this secret; null while the keychain has not said. */
  readonly hasSecret: (name: WebhookSecretName) => boolean | null;
  readonly log: (message: string) => void;
  readonly onChange: () => void;
}

export interface WebhookDesk {
  start(): Promise<void>;
  /** Settings or world have changed: listens where it now should. */
  follow(): void;
  /** A verification was opened or closed. */
  poke(): void;
  check(): Promise<LoopbackResult>;
  state(): WebhookState;
  stop(): Promise<void>;
}

/** A port that is taken may be free again soon. */
const RETRY_MS = 10_000;
const LOOKED_BACK_MS = 30 * 24 * 3_600_000;

export function createWebhookDesk(deps: WebhookDeskDeps): WebhookDesk {
  const { clock } = deps;
  let failure: Failure | null = null;
  let listening: { readonly host: string; readonly port: number; readonly wished: string } | null =
    null;
  let changing: Promise<void> = Promise.resolve();
  let retry: { cancel(): void } | null = null;
  let stopped = false;

  const wish = (): string => {
    const { host, port } = deps.settings().webhooks;
    return `${host} ${port} ${deps.world().world}`;
  };
  const localUrl = (): string | null =>
    listening && `http://${urlHost(listening.host)}:${listening.port}`;
  const publicUrl = (): string =>
    deps.world().world === 'live' ? deps.settings().webhooks.publicUrl : '';
  const knowsSecret = (name: WebhookSecretName): boolean | null =>
    deps.world().world === 'practice' ? true : deps.hasSecret(name);
  const canProve = (name: WebhookSecretName): boolean => knowsSecret(name) === true;
  const proof = (): WebhookState['chektProof'] =>
    canProve('chekt.webhookSecret') ? 'signature' : 'address';
  const urlOf = (sender: WebhookSender): string | null => {
    const base = publicUrl() || localUrl();
    return base === null ? null : `${base.replace(/\/+$/, '')}/webhooks/${sender}`;
  };
  /** Which address is right depends on the secret: none is named, to be registered for good, on a guess. */
  const chektUrl = (): string | null => {
    const url = urlOf('chekt');
    const isSigned = knowsSecret('chekt.webhookSecret');
    if (url === null || isSigned === null) return null;
    return isSigned ? url : `${url}/${deps.world().webhookToken}`;
  };

  /** Each world has its own; what it recorded before counts when it opens. */
  const untakenByWorld = new WeakMap<Listening, Untaken>();
  const untakenOf = (world: Listening): Untaken => {
    const known = untakenByWorld.get(world);
    if (known !== undefined) return known;
    const { activity } = world;
    const made = createUntaken({
      record: (line) => void activity.record(line),
      earlier: () =>
        activity.ofKinds(['webhook-untaken', 'webhook-taken-again'], {
          afterSeq: 0,
          sinceMs: clock.now() - LOOKED_BACK_MS,
        }),
      now: () => clock.now(),
      onChange: deps.onChange,
    });
    untakenByWorld.set(world, made);
    return made;
  };

  const loopback = createLoopbackCheck({
    http: deps.http,
    clock,
    url: chektUrl,
    sign: (body) => deps.world().canary.sign(body),
    proves: async (webhook) => (await deps.world().canary.proves(webhook)).ok,
    judge: deps.judge,
    onChange: deps.onChange,
  });
  const supervision = createSupervision({
    clock,
    check: () => loopback.check(),
    isWanted: () => isReachable() && deps.world().expectsAnswers(),
    onResult: (result) => {
      if (result.failure !== null) deps.log(`the canary was lost: ${result.failure.detail}`);
      deps.onChange();
    },
  });
  const receiver = createReceiver({
    host: () => deps.settings().webhooks.host,
    port: () => deps.settings().webhooks.port,
    // The practice service is told where we are: a second desk on this computer is no trouble there.
    anyPortIfTaken: () => deps.world().world === 'practice',
    routes: WEBHOOK_SENDERS.map((sender) => ({
      owns: (path) => deps.world().webhooks[sender].owns(path),
      mayBeProven: (head) => deps.world().webhooks[sender].mayBeProven?.(head) ?? true,
      handle(webhook) {
        const world = deps.world();
        return handleWatched(webhook, sender, world.webhooks[sender], untakenOf(world));
      },
    })),
    allowedHosts: () => {
      const url = publicUrl();
      return url === '' ? [] : [new URL(url).hostname];
    },
    canary: (webhook) => loopback.claim(webhook),
    clock,
    onUntaken(head, refusal) {
      const world = deps.world();
      void tellRefused(head, refusal, world.webhooks, untakenOf(world));
    },
    onRefused: (summary) =>
      void deps.world().activity.record({ kind: 'webhook-refused', facts: { ...summary } }),
    log: deps.log,
  });

  /** In practice the service is on this computer, so it needs no public address. */
  function isReachable(): boolean {
    return listening !== null && (deps.world().world === 'practice' || publicUrl() !== '');
  }

  function tellPractice(): void {
    const [chekt, rapidsos, share911] = [chektUrl(), urlOf('rapidsos'), urlOf('share911')];
    if (chekt === null || rapidsos === null || share911 === null) return;
    deps.world().tellPractice({ chekt, rapidsos, share911 });
  }

  async function listen(): Promise<void> {
    if (stopped) return;
    const wished = wish();
    if (listening?.wished === wished) {
      tellPractice();
      return;
    }
    retry?.cancel();
    await receiver.stop();
    const started = await receiver.start();
    const { host } = deps.settings().webhooks;
    listening = started.ok ? { host, port: started.value.port, wished } : null;
    failure = started.ok ? null : started.failure;
    if (!started.ok) {
      deps.log(`webhooks cannot be received: ${started.failure.detail}`);
      retry = clock.after(RETRY_MS, follow);
    }
    tellPractice();
    supervision.poke();
    deps.onChange();
  }

  function follow(): void {
    changing = changing.then(listen).catch((error: unknown) => {
      failure = { kind: 'bug', detail: String(error).slice(0, 500) };
      deps.onChange();
    });
  }

  return {
    async start() {
      follow();
      await changing;
    },
    follow,
    poke: () => supervision.poke(),
    async check() {
      if (isReachable()) return loopback.check();
      const missing = failed(failure ?? NO_ADDRESS);
      return { atMs: clock.now(), tookMs: null, failure: missing.failure };
    },
    state: () => ({
      failure,
      localUrl: localUrl(),
      chektUrl: chektUrl(),
      chektProof: proof(),
      rapidsosUrl: urlOf('rapidsos'),
      share911Url: urlOf('share911'),
      canProveRapidsos: canProve('rapidsos.sharedSecret'),
      canProveShare911: canProve('share911.webhookPassword'),
      reachable: isReachable(),
      checking: loopback.state().checking,
      lastCheck: loopback.state().last,
      lastEventMs: deps.world().lastWebhookMs(),
      untaken: untakenOf(deps.world()).all(),
    }),
    async stop() {
      stopped = true;
      retry?.cancel();
      supervision.stop();
      await changing;
      await receiver.stop();
    },
  };
}

const NO_ADDRESS: Failure = {
  kind: 'not-configured',
  detail: 'no public address is set, so nothing from outside can reach this desk',
  field: 'webhooks.publicUrl',
};

function urlHost(host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return name.includes(':') ? `[${name}]` : name;
}
