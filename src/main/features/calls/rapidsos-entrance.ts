// RapidSOS's entrance to the webhook receiver: a share comes in signed or not at all, and is on disk before it is answered.
import type { CallShare } from '../../../shared/calls/call-share';
import { ok, type Result } from '../../../shared/core/failure';
import {
  mayBeRapidsosSigned,
  proveRapidsosWebhook,
  signRapidsosWebhook,
} from '../../vendors/rapidsos/webhook-proof';
import { parseRapidsosShare } from '../../vendors/rapidsos/webhook-share';
import type { ProvingRoute } from '../../core/webhooks/watched-route';
import type { RawWebhook, WebhookVerdict } from '../../core/webhooks/webhook';

export interface RapidsosEntranceDeps {
  /** Null when none is set; a failure when the keychain does not say. */
  readonly secret: () => Promise<Result<string | null>>;
  /** The token is for memory only. */
  readonly receive: (share: {
    readonly share: CallShare;
    readonly token: string;
  }) => Promise<Result<'new' | 'known'>>;
  readonly onEvent: (atMs: number) => void;
}

export interface RapidsosEntrance extends ProvingRoute {
  /** Whether it could be RapidSOS's: there is a shared secret and the signature was made with it. */
  proves(webhook: RawWebhook): Promise<Result<'signature'>>;
  /** The headers with which RapidSOS itself would prove this body; none while no secret is set. */
  sign(body: string): Promise<Readonly<Record<string, string>>>;
}

export function createRapidsosEntrance(deps: RapidsosEntranceDeps): RapidsosEntrance {
  async function proves(webhook: RawWebhook): Promise<Result<'signature'>> {
    const secret = await deps.secret();
    if (!secret.ok) return secret;
    // Without a secret nobody can tell a share from a forgery: the address is known to many.
    if (secret.value === null) return unproven('no shared secret is set');
    const { headers, body } = webhook;
    const proof = proveRapidsosWebhook({ headers, body, secret: secret.value });
    return proof.ok ? ok('signature') : unproven(proof.detail);
  }

  return {
    proves,
    // The signature is over the body.
    provesByHead: () => Promise.resolve(false),
    async sign(body) {
      const secret = await deps.secret();
      return secret.ok && secret.value !== null ? signRapidsosWebhook(body, secret.value) : {};
    },
    owns: (path) => path === 'rapidsos',
    mayBeProven: ({ headers }) => mayBeRapidsosSigned(headers),
    async handle(webhook): Promise<WebhookVerdict> {
      const proof = await proves(webhook);
      if (!proof.ok) {
        const { failure } = proof;
        if (failure.kind !== 'unauthorized') return { kind: 'not-stored', failure };
        return { kind: 'unproven', detail: failure.detail };
      }
      const { body, headers, receivedAtMs } = webhook;
      const type = headers['content-type'] ?? '';
      const received = parseRapidsosShare(body, receivedAtMs, type);
      if (!received.ok) return { kind: 'malformed', detail: received.failure.detail };
      const stored = await deps.receive(received.value);
      if (!stored.ok) return { kind: 'not-stored', failure: stored.failure };
      deps.onEvent(receivedAtMs);
      return { kind: 'accepted' };
    },
  };
}

function unproven(detail: string): Result<never> {
  return { ok: false, failure: { kind: 'unauthorized', detail } };
}
