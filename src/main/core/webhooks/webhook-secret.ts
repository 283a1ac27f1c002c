// The secret that CHeKT signs with, kept at hand: a flood of webhooks must not become a flood of keychain calls.
import { failed, type Result } from '../../../shared/core/failure';

export interface WebhookSecretDeps {
  readonly read: () => Promise<Result<string | null>>;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
}

export interface WebhookSecret {
  get(): Promise<Result<string | null>>;
  /** It may be another one now. */
  forget(): void;
}

/** After the keychain refused it is left alone for this long, in milliseconds. */
const PAUSE_MS = 5_000;

export function createWebhookSecret(deps: WebhookSecretDeps): WebhookSecret {
  let known: { readonly answer: Result<string | null>; readonly untilMs: number } | null = null;
  let reading: Promise<Result<string | null>> | null = null;
  let round = 0;

  async function read(): Promise<Result<string | null>> {
    const mine = round;
    const answer = await deps
      .read()
      .catch((error: unknown) => failed({ kind: 'bug', detail: String(error).slice(0, 500) }));
    // What was forgotten meanwhile may have been another one.
    if (mine !== round) return answer;
    known = { answer, untilMs: answer.ok ? Infinity : deps.now() + PAUSE_MS };
    reading = null;
    return answer;
  }

  return {
    get() {
      if (known !== null && deps.now() < known.untilMs) return Promise.resolve(known.answer);
      reading ??= read();
      return reading;
    },
    forget() {
      round += 1;
      known = null;
      reading = null;
    },
  };
}
