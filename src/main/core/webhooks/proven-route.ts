// One vendor's entrance to the webhook receiver: proven before it is read, and on disk before it is accepted.
import { ok, type Failure, type Result } from '../../../shared/core/failure';
import type { ProvingRoute } from './watched-route';
import type { RawWebhook, WebhookHead, WebhookVerdict } from './webhook';

/** What a vendor's proof says of a webhook; `proof` where there is more than one kind. */
type Proven =
  { readonly ok: true; readonly proof?: string } | { readonly ok: false; readonly detail: string };

interface ProvenRouteDeps<Secret, Meaning> extends Pick<ProvingRoute, 'owns' | 'mayBeProven'> {
  /** Null when none is set; a failure when the keychain does not say. */
  readonly secret: () => Promise<Result<Secret | null>>;
  readonly prove: (webhook: RawWebhook, secret: Secret | null) => Proven;
  /** Left out where only the body is proof. */
  readonly proveHead?: (head: WebhookHead, secret: Secret | null) => boolean;
  readonly understand: (webhook: RawWebhook) => Result<Meaning>;
  /** On disk when it resolves well. */
  readonly receive: (
    meaning: Meaning,
    webhook: RawWebhook,
    proof: string,
  ) => Promise<Result<unknown>>;
  /** Wall clock in milliseconds. */
  readonly onEvent: (atMs: number) => void;
}

/** `proves` resolves with the kind of proof, or fails with `unauthorized`. */
export interface ProvenRoute extends ProvingRoute {
  proves(webhook: RawWebhook): Promise<Result<string>>;
}

export function createProvenRoute<Secret, Meaning>(
  deps: ProvenRouteDeps<Secret, Meaning>,
): ProvenRoute {
  const { owns, mayBeProven, proveHead } = deps;

  async function proves(webhook: RawWebhook): Promise<Result<string>> {
    const secret = await deps.secret();
    if (!secret.ok) return secret;
    const proven = deps.prove(webhook, secret.value);
    return proven.ok ? ok(proven.proof ?? '') : notProven(proven.detail);
  }

  return {
    owns,
    ...(mayBeProven && { mayBeProven }),
    proves,
    async provesByHead(head) {
      if (!proveHead) return false;
      const secret = await deps.secret();
      return secret.ok && proveHead(head, secret.value);
    },
    async handle(webhook): Promise<WebhookVerdict> {
      const proof = await proves(webhook);
      if (!proof.ok) {
        const { failure } = proof;
        if (failure.kind !== 'unauthorized') return { kind: 'not-stored', failure };
        return { kind: 'unproven', detail: failure.detail };
      }
      const meaning = deps.understand(webhook);
      if (!meaning.ok) return { kind: 'malformed', detail: meaning.failure.detail };
      const stored = await deps.receive(meaning.value, webhook, proof.value);
      if (!stored.ok) return { kind: 'not-stored', failure: stored.failure };
      deps.onEvent(webhook.receivedAtMs);
      return { kind: 'accepted' };
    },
  };
}

function notProven(detail: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind: 'unauthorized', detail } };
}
