// CHeKT's entrance to the webhook receiver: who may come in, what it means, and that it is on disk.
import { ok, type Result } from '../../../shared/core/failure';
import type { VerificationEvent } from '../../../shared/verification/verification-event';
import { isSameText } from '../../core/lib/same-text';
import {
  mayBeChektSigned,
  proveChektWebhook,
  signChektWebhook,
} from '../../vendors/chekt/webhook-proof';
import { parseChektWebhook } from '../../vendors/chekt/webhook-event';
import type { ProvingRoute } from '../../core/webhooks/watched-route';
import type { RawWebhook, WebhookHead, WebhookVerdict } from '../../core/webhooks/webhook';

/** What `Verifications.receive` takes. */
interface IncomingEvent {
  readonly vendor: 'chekt';
  readonly event: VerificationEvent;
  readonly proof: string;
  readonly body: Buffer;
  readonly receivedAtMs: number;
}

export interface ChektEntranceDeps {
  /** Null when none is set; a failure when the keychain does not say. */
  readonly secret: () => Promise<Result<string | null>>;
  /** The unguessable part of the address. */
  readonly token: () => string;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly receive: (event: IncomingEvent) => Promise<Result<'new' | 'duplicate'>>;
  readonly onEvent: (atMs: number) => void;
}

export interface ChektEntrance extends ProvingRoute {
  /** Whether it could be CHeKT's: the right signature, or the right address where no secret is set. */
  proves(webhook: RawWebhook): Promise<Result<string>>;
  /** The headers with which CHeKT itself would prove this body; none while no secret is set. */
  sign(body: string): Promise<Readonly<Record<string, string>>>;
}

const NO_SECRET = 'no webhook secret is set: use the address with its token';

export function createChektEntrance(deps: ChektEntranceDeps): ChektEntrance {
  const tokenIn = (path: string): string | null =>
    path.startsWith('chekt/') ? path.slice('chekt/'.length) : null;

  async function proves(webhook: RawWebhook): Promise<Result<string>> {
    const secret = await deps.secret();
    if (!secret.ok) return secret;
    if (secret.value === null && tokenIn(webhook.path) === null) return unproven(NO_SECRET);
    const proof = proveChektWebhook({
      headers: webhook.headers,
      body: webhook.body,
      secret: secret.value,
      nowMs: webhook.receivedAtMs,
    });
    return proof.ok ? ok(proof.proof) : unproven(proof.detail);
  }

  /** Where a secret is set, only a signature over the body is proof. */
  async function provesByHead({ path }: WebhookHead): Promise<boolean> {
    const token = tokenIn(path);
    if (token === null || !isSameText(token, deps.token())) return false;
    const secret = await deps.secret();
    return secret.ok && secret.value === null;
  }

  return {
    proves,
    provesByHead,
    async sign(body) {
      const secret = await deps.secret();
      if (!secret.ok || secret.value === null) return {};
      return signChektWebhook(body, secret.value, deps.now());
    },
    owns(path) {
      const token = tokenIn(path);
      return path === 'chekt' || (token !== null && isSameText(token, deps.token()));
    },
    mayBeProven: ({ path, headers }) => tokenIn(path) !== null || mayBeChektSigned(headers),
    async handle(webhook): Promise<WebhookVerdict> {
      const proof = await proves(webhook);
      if (!proof.ok) {
        const { failure } = proof;
        if (failure.kind !== 'unauthorized') return { kind: 'not-stored', failure };
        return { kind: 'unproven', detail: failure.detail };
      }
      const event = parseChektWebhook(webhook.body, webhook.headers['content-type'] ?? '');
      if (!event.ok) return { kind: 'malformed', detail: event.failure.detail };
      const { body, receivedAtMs } = webhook;
      const stored = await deps.receive({
        vendor: 'chekt',
        event: event.value,
        proof: proof.value,
        body,
        receivedAtMs,
      });
      if (!stored.ok) return { kind: 'not-stored', failure: stored.failure };
      deps.onEvent(receivedAtMs);
      return { kind: 'accepted' };
    },
  };
}

function unproven(detail: string): Result<never> {
  return { ok: false, failure: { kind: 'unauthorized', detail } };
}
