// Share911's entrance to the webhook receiver: an alert comes in with the right name and password or not at all.
import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../shared/core/failure';
import type { Share911Alert } from '../../../shared/alerts/share911-alert';
import type { Language } from '../../../shared/core/language';
import { parseShare911Alert } from '../../vendors/share911/webhook-alert';
import {
  proveShare911Webhook,
  share911WebhookHeaders,
  type WebhookCredentials,
} from '../../vendors/share911/webhook-proof';
import type { ProvingRoute } from '../../core/webhooks/watched-route';
import type { RawWebhook, WebhookVerdict } from '../../core/webhooks/webhook';

export interface Share911EntranceDeps {
  /** Null when none are set; a failure when the keychain does not say. */
  readonly credentials: () => Promise<Result<WebhookCredentials | null>>;
  readonly receive: (alert: {
    readonly alert: Share911Alert;
    readonly body: Buffer;
    /** SHA-256 in hex over the exact bytes: the same bytes are the same alert. */
    readonly digest: string;
    readonly receivedAtMs: number;
  }) => Promise<Result<'new' | 'known'>>;
  readonly onEvent: (atMs: number) => void;
  /** Of several languages in one alert, the one that counts. */
  readonly language: () => Language;
}

export interface Share911Entrance extends ProvingRoute {
  /** Whether it could be Share911's. */
  proves(webhook: RawWebhook): Promise<Result<'password'>>;
  /** The headers with which Share911 itself would prove an alert; none while no password is set. */
  sign(): Promise<Readonly<Record<string, string>>>;
}

export function createShare911Entrance(deps: Share911EntranceDeps): Share911Entrance {
  async function proves({ headers }: Pick<RawWebhook, 'headers'>): Promise<Result<'password'>> {
    const credentials = await deps.credentials();
    if (!credentials.ok) return credentials;
    if (credentials.value === null) return unproven('no webhook password is set');
    const proof = proveShare911Webhook(headers, credentials.value);
    return proof.ok ? ok('password') : unproven(proof.detail);
  }

  return {
    proves,
    provesByHead: async (head) => (await proves(head)).ok,
    async sign() {
      const credentials = await deps.credentials();
      if (!credentials.ok || credentials.value === null) return {};
      return share911WebhookHeaders(credentials.value);
    },
    owns: (path) => path === 'share911',
    mayBeProven: ({ headers }) => headers.authorization !== undefined,
    async handle(webhook): Promise<WebhookVerdict> {
      const proof = await proves(webhook);
      if (!proof.ok) {
        const { failure } = proof;
        if (failure.kind !== 'unauthorized') return { kind: 'not-stored', failure };
        return { kind: 'unproven', detail: failure.detail };
      }
      const { body, headers, receivedAtMs } = webhook;
      const alert = parseShare911Alert(body, headers['content-type'] ?? '', deps.language());
      if (!alert.ok) return { kind: 'malformed', detail: alert.failure.detail };
      const digest = createHash('sha256').update(body).digest('hex');
      const stored = await deps.receive({ alert: alert.value, body, digest, receivedAtMs });
      if (!stored.ok) return { kind: 'not-stored', failure: stored.failure };
      deps.onEvent(receivedAtMs);
      return { kind: 'accepted' };
    },
  };
}

function unproven(detail: string): Result<never> {
  return { ok: false, failure: { kind: 'unauthorized', detail } };
}
