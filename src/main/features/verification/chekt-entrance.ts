// CHeKT's entrance to the webhook receiver: who may come in, what it means, and that it is on disk.
import type { Result } from '../../../shared/core/failure';
import type { VerificationEvent } from '../../../shared/verification/verification-event';
import { isSameText } from '../../core/lib/same-text';
import {
  mayBeChektSigned,
  proveChektWebhook,
  signChektWebhook,
} from '../../vendors/chekt/webhook-proof';
import { parseChektWebhook } from '../../vendors/chekt/webhook-event';
import { createProvenRoute, type ProvenRoute } from '../../core/webhooks/proven-route';

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

export interface ChektEntrance extends ProvenRoute {
  /** The headers with which CHeKT itself would prove this body; none while no secret is set. */
  sign(body: string): Promise<Readonly<Record<string, string>>>;
}

const NO_SECRET = 'no webhook secret is set: use the address with its token';

export function createChektEntrance(deps: ChektEntranceDeps): ChektEntrance {
  const tokenIn = (path: string): string | null =>
    path.startsWith('chekt/') ? path.slice('chekt/'.length) : null;
  const hasToken = (path: string): boolean => {
    const token = tokenIn(path);
    return token !== null && isSameText(token, deps.token());
  };

  const route = createProvenRoute<string, VerificationEvent>({
    secret: deps.secret,
    owns: (path) => path === 'chekt' || hasToken(path),
    mayBeProven: ({ path, headers }) => tokenIn(path) !== null || mayBeChektSigned(headers),
    prove: ({ path, headers, body, receivedAtMs: nowMs }, secret) =>
      secret === null && tokenIn(path) === null
        ? { ok: false, detail: NO_SECRET }
        : proveChektWebhook({ headers, body, secret, nowMs }),
    // Where a secret is set, only a signature over the body is proof.
    proveHead: ({ path }, secret) => secret === null && hasToken(path),
    understand: ({ body, headers }) => parseChektWebhook(body, headers['content-type'] ?? ''),
    receive: (event, { body, receivedAtMs }, proof) =>
      deps.receive({ vendor: 'chekt', event, proof, body, receivedAtMs }),
    onEvent: deps.onEvent,
  });

  return {
    ...route,
    async sign(body) {
      const secret = await deps.secret();
      if (!secret.ok || secret.value === null) return {};
      return signChektWebhook(body, secret.value, deps.now());
    },
  };
}
