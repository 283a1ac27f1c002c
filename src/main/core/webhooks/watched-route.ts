// Sees to it that nothing a proven sender sends is lost in silence, at whichever entrance.
import type { Result } from '../../../shared/core/failure';
import { WEBHOOK_SENDERS, type WebhookSender } from '../../../shared/core/webhook';
import type { HeadRefusal } from './head';
import type { Untaken } from './untaken';
import type { RawWebhook, WebhookHead, WebhookRoute, WebhookVerdict } from './webhook';

/** An entrance that can say by whom something was sent without taking it. */
export interface ProvingRoute extends WebhookRoute {
  proves(webhook: RawWebhook): Promise<Result<unknown>>;
  /** Whether the head alone is proof enough, whatever the body is. */
  provesByHead(head: WebhookHead): Promise<boolean>;
}

/** Never loses a verdict; rejects where the entrance does. */
export async function handleWatched(
  webhook: RawWebhook,
  sender: WebhookSender,
  entrance: ProvingRoute,
  untaken: Untaken,
): Promise<WebhookVerdict> {
  const tellIfProven = async (detail: string): Promise<void> => {
    if ((await entrance.proves(webhook)).ok) untaken.tell(sender, 'not-stored', detail);
  };
  let verdict: WebhookVerdict;
  try {
    verdict = await entrance.handle(webhook);
  } catch (error) {
    await tellIfProven(String(error));
    throw error;
  }
  switch (verdict.kind) {
    case 'accepted':
      untaken.taken(sender);
      break;
    case 'malformed':
      untaken.tell(sender, isCompressed(webhook) ? 'compressed' : 'unreadable', verdict.detail);
      break;
    case 'not-stored':
      // What is over the quota is told by whoever keeps the quota.
      if (verdict.failure.kind !== 'rate-limited') await tellIfProven(verdict.failure.detail);
      break;
    case 'unproven':
  }
  return verdict;
}

/** Of a request that was refused by its head: told where that proves who sent it. Never rejects. */
export async function tellRefused(
  head: WebhookHead,
  { problem, answer }: HeadRefusal,
  entrances: Readonly<Record<WebhookSender, ProvingRoute>>,
  untaken: Untaken,
): Promise<void> {
  for (const sender of WEBHOOK_SENDERS) {
    const isProven = await entrances[sender].provesByHead(head).catch(() => false);
    if (isProven) untaken.tell(sender, problem, answer.error ?? '');
  }
}

function isCompressed({ headers }: RawWebhook): boolean {
  return (headers['content-encoding']?.trim().toLowerCase() ?? 'identity') !== 'identity';
}
