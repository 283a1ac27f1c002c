// RapidSOS's entrance to the webhook receiver: a share comes in signed or not at all.
import type { Result } from '../../../shared/core/failure';
import { createProvenRoute, type ProvenRoute } from '../../core/webhooks/proven-route';
import { mayBeRapidsosSigned, proveRapidsosWebhook } from '../../vendors/rapidsos/webhook-proof';
import { parseRapidsosShare, type ReceivedShare } from '../../vendors/rapidsos/webhook-share';

export interface RapidsosEntranceDeps {
  /** Null when none is set; a failure when the keychain does not say. */
  readonly secret: () => Promise<Result<string | null>>;
  readonly receive: (share: ReceivedShare) => Promise<Result<'new' | 'known'>>;
  readonly onEvent: (atMs: number) => void;
}

export type RapidsosEntrance = ProvenRoute;

export function createRapidsosEntrance(deps: RapidsosEntranceDeps): RapidsosEntrance {
  return createProvenRoute<string, ReceivedShare>({
    ...deps,
    owns: (path) => path === 'rapidsos',
    mayBeProven: ({ headers }) => mayBeRapidsosSigned(headers),
    // Without a secret nobody can tell a share from a forgery: the address is known to many.
    prove: ({ headers, body }, secret) =>
      secret === null
        ? { ok: false, detail: 'no shared secret is set' }
        : proveRapidsosWebhook({ headers, body, secret }),
    understand: ({ body, headers, receivedAtMs }) =>
      parseRapidsosShare(body, receivedAtMs, headers['content-type'] ?? ''),
  });
}
