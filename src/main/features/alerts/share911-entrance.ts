// Share911's entrance to the webhook receiver: an alert comes in with the right name and password or not at all.
import { createHash } from 'node:crypto';
import type { Result } from '../../../shared/core/failure';
import type { Share911Alert } from '../../../shared/alerts/share911-alert';
import type { Language } from '../../../shared/core/language';
import { createProvenRoute, type ProvenRoute } from '../../core/webhooks/proven-route';
import { parseShare911Alert } from '../../vendors/share911/webhook-alert';
import {
  proveShare911Webhook,
  type WebhookCredentials,
} from '../../vendors/share911/webhook-proof';
import type { WebhookHead } from '../../core/webhooks/webhook';

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

export type Share911Entrance = ProvenRoute;

export function createShare911Entrance(deps: Share911EntranceDeps): Share911Entrance {
  const { credentials, language, onEvent } = deps;
  const prove = ({ headers }: WebhookHead, login: WebhookCredentials | null) =>
    login === null
      ? ({ ok: false, detail: 'no webhook password is set' } as const)
      : proveShare911Webhook(headers, login);
  return createProvenRoute<WebhookCredentials, Share911Alert>({
    owns: (path) => path === 'share911',
    mayBeProven: ({ headers }) => headers.authorization !== undefined,
    secret: credentials,
    prove,
    proveHead: (head, login) => prove(head, login).ok,
    understand: ({ body, headers }) =>
      parseShare911Alert(body, headers['content-type'] ?? '', language()),
    receive(alert, { body, receivedAtMs }) {
      const digest = createHash('sha256').update(body).digest('hex');
      return deps.receive({ alert, body, digest, receivedAtMs });
    },
    onEvent,
  });
}
