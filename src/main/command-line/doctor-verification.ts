// What `tocsin doctor` says of questions to contacts: can they be sent, and would their answers come home.
import type { Failure, Result } from '../../shared/core/failure';
import type { Settings } from '../../shared/settings/settings';
import type { WebhookState } from '../../shared/core/webhook';
import type { Check } from './doctor-check';

export interface VerificationFacts {
  readonly settings: Pick<Settings, 'mode' | 'chekt' | 'webhooks'>;
  /** Whether something is stored under this name; a failure when the keychain cannot tell. */
  readonly hasApiKey: Result<boolean>;
  readonly hasWebhookSecret: Result<boolean>;
  /** Of the running app; null while none runs. */
  readonly webhook: WebhookState | null;
  /** Why nobody could listen at the receiver's address just now; null when one could, or when the app does. */
  readonly listenTrouble: string | null;
  readonly nowMs: number;
}

/** A desk that has nothing of CHeKT set up is in no trouble: then each line is a note. */
export function verificationChecks(facts: VerificationFacts): readonly Check[] {
  const { settings, hasApiKey } = facts;
  const live = settings.mode === 'live';
  const isUsed = !live || isSet(hasApiKey) || settings.chekt.siteIds.length > 0;
  const checks = live
    ? [...setUpChecks(facts), receiverCheck(facts), proofCheck(facts), ...wayHomeChecks(facts)]
    : [
        { what: 'practice: questions stay on this computer', trouble: null },
        receiverCheck(facts),
        ...lastCheck(facts),
      ];
  return isUsed ? checks : checks.map((check) => ({ ...check, isOnlyNote: true }));
}

function setUpChecks({ settings, hasApiKey }: VerificationFacts): readonly Check[] {
  const sites = settings.chekt.siteIds;
  return [
    { what: 'CHeKT API key is stored', trouble: lackOf(hasApiKey) },
    {
      what: sites.length === 0 ? 'CHeKT sites' : `CHeKT sites: ${sites.join(', ')}`,
      trouble: sites.length === 0 ? 'none set: each question has to name its site' : null,
      isOnlyNote: true,
    },
  ];
}

function receiverCheck({ settings, webhook, listenTrouble }: VerificationFacts): Check {
  const { host, port } = settings.webhooks;
  if (webhook === null) {
    return { what: `answers can be received on ${host}, port ${port}`, trouble: listenTrouble };
  }
  const at = webhook.localUrl ?? `${host}, port ${port}`;
  const silent = webhook.localUrl === null ? 'the receiver does not listen' : null;
  return { what: `answers are received on ${at}`, trouble: webhook.failure?.detail ?? silent };
}

function proofCheck({ webhook, hasWebhookSecret }: VerificationFacts): Check {
  const bySignature =
    webhook === null ? isSet(hasWebhookSecret) : webhook.chektProof === 'signature';
  if (bySignature) return { what: 'answers must be signed with the webhook secret', trouble: null };
  const lack = hasWebhookSecret.ok ? null : hasWebhookSecret.failure.detail;
  const what = 'answers are trusted by their secret address, without a signature';
  return { what, trouble: lack };
}

function wayHomeChecks(facts: VerificationFacts): readonly Check[] {
  const { publicUrl } = facts.settings.webhooks;
  if (publicUrl === '') {
    const trouble = 'not set: CHeKT cannot bring an answer to this desk';
    return [{ what: 'public address for answers', trouble }];
  }
  const isProven = typeof facts.webhook?.lastCheck?.tookMs === 'number';
  const what = `answers come in at ${publicUrl}`;
  return [
    isProven ? { what, trouble: null } : { what, trouble: 'set, not proven', isOnlyNote: true },
    ...lastCheck(facts),
  ];
}

function lastCheck({ webhook, nowMs }: VerificationFacts): readonly Check[] {
  if (webhook === null) return [];
  const { lastCheck: last } = webhook;
  const what = 'a test event came home';
  if (last === null) return [{ what, trouble: 'not tried yet', isOnlyNote: true }];
  const ago = `${Math.max(0, Math.round((nowMs - last.atMs) / 1000))} s ago`;
  return last.tookMs === null
    ? [{ what: `${what} (tried ${ago})`, trouble: wordsOf(last.failure) }]
    : [{ what: `${what} in ${Math.round(last.tookMs)} ms, ${ago}`, trouble: null }];
}

function wordsOf(failure: Failure | null): string {
  return failure?.detail ?? 'it did not';
}

function isSet(stored: Result<boolean>): boolean {
  return stored.ok && stored.value;
}

function lackOf(stored: Result<boolean>): string | null {
  if (!stored.ok) return stored.failure.detail;
  return stored.value ? null : 'not set';
}
