// Would an event come home? Posts a canary to the registered address and waits for it at the receiver.
import type { Failure } from '../../../shared/core/failure';
import type { LoopbackResult } from '../../../shared/core/webhook';
import type { Clock } from '../lib/clock';
import type { HttpAnswer, HttpPort } from '../lib/vendor-port';
import { createCanaryCage } from './canary';
import type { RawWebhook } from './webhook';

export interface LoopbackDeps {
  /** The address registered with the service; null while there is none. */
  readonly url: () => string | null;
  readonly http: HttpPort;
  readonly clock: Clock;
  /** The headers with which the service would prove this body; none while no secret is set. */
  readonly sign: (
    body: string,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;
  /** Whether the request as it arrived would be taken for the service's own. */
  readonly proves: (webhook: RawWebhook) => boolean | Promise<boolean>;
  /** Null for a 2xx. */
  readonly judge: (answer: HttpAnswer) => Failure | null;
  readonly onChange?: () => void;
}

export interface LoopbackCheck {
  /** Never rejects; asked again meanwhile, it answers with the check that is under way. */
  check(): Promise<LoopbackResult>;
  /** For the receiver, before any route: true when this is our own canary, unchanged and for the first time. */
  claim(webhook: RawWebhook): boolean;
  state(): { readonly checking: boolean; readonly last: LoopbackResult | null };
}

const TIMEOUT_MS = 10_000;
/** Something on the way may answer first and pass the event on after. */
const STRAGGLER_MS = 2_000;

interface Flight {
  readonly nonce: string;
  arrival: { readonly atMs: number; readonly isProven: Promise<boolean> } | null;
  isAltered: boolean;
  onArrival: () => void;
}

export function createLoopbackCheck(deps: LoopbackDeps): LoopbackCheck {
  const { clock } = deps;
  const cage = createCanaryCage();
  let flight: Flight | null = null;
  let underWay: Promise<LoopbackResult> | null = null;
  let last: LoopbackResult | null = null;

  async function fly(url: string): Promise<Omit<LoopbackResult, 'atMs'>> {
    const canary = cage.make();
    const own: Flight = {
      nonce: canary.nonce,
      arrival: null,
      isAltered: false,
      onArrival: () => undefined,
    };
    const headers = { ...canary.headers, ...(await deps.sign(canary.body)) };
    const arrived = new Promise<void>((resolve) => {
      own.onArrival = resolve;
    });
    flight = own;
    const sentAtMs = clock.elapsed();
    const answer = await deps.http.send({
      method: 'POST',
      url,
      headers,
      body: canary.body,
      timeoutMs: TIMEOUT_MS,
    });
    const refusal = deps.judge(answer);
    if (refusal === null && !own.isAltered) await within(STRAGGLER_MS, arrived);
    const { arrival } = own;
    if (arrival === null) {
      return { tookMs: null, failure: own.isAltered ? ALTERED : (refusal ?? someoneElse(answer)) };
    }
    const tookMs = arrival.atMs - sentAtMs;
    if (!(await arrival.isProven)) return { tookMs, failure: UNPROVEN };
    return { tookMs, failure: refusal };
  }

  /** Ends early when the promise does. */
  async function within(ms: number, promise: Promise<void>): Promise<void> {
    let timer = { cancel: (): void => undefined };
    const over = new Promise<void>((resolve) => {
      timer = clock.after(ms, resolve);
    });
    await Promise.race([promise, over]);
    timer.cancel();
  }

  async function outcomeOf(url: string | null): Promise<Omit<LoopbackResult, 'atMs'>> {
    try {
      return url === null ? { tookMs: null, failure: NO_ADDRESS } : await fly(url);
    } catch (error) {
      const detail = `the check itself failed: ${String(error)}`.slice(0, 500);
      return { tookMs: null, failure: { kind: 'bug', detail } };
    }
  }

  return {
    check() {
      if (underWay) return underWay;
      underWay = outcomeOf(deps.url()).then((outcome) => {
        flight = null;
        underWay = null;
        last = { atMs: clock.now(), ...outcome };
        deps.onChange?.();
        return last;
      });
      deps.onChange?.();
      return underWay;
    },
    claim(webhook) {
      const found = cage.recognise(webhook);
      if (!found) return false;
      const own = flight?.nonce === found.nonce ? flight : null;
      if (found.kind === 'altered') {
        if (own) own.isAltered = true;
        return false;
      }
      cage.forget(found.nonce);
      // One that comes after its check is over is still ours: it must not be stored as an event.
      if (own) {
        own.arrival = { atMs: clock.elapsed(), isProven: proven(webhook) };
        own.onArrival();
      }
      return true;
    },
    state: () => ({ checking: underWay !== null, last }),
  };

  async function proven(webhook: RawWebhook): Promise<boolean> {
    try {
      return await deps.proves(webhook);
    } catch {
      return false;
    }
  }
}

const NO_ADDRESS: Failure = {
  kind: 'not-configured',
  detail: 'there is no address under which this desk could be reached',
};
const ALTERED: Failure = {
  kind: 'bad-response',
  detail: 'the canary arrived, but something on the way has altered it',
};
const UNPROVEN: Failure = {
  kind: 'bad-response',
  detail: 'the canary arrived, but its signature was lost or altered on the way',
};

function someoneElse(answer: HttpAnswer): Failure {
  const said = answer.kind === 'response' ? `HTTP ${answer.status}` : answer.code;
  return {
    kind: 'bad-response',
    detail: `something else answers at this address: it said ${said}, and the canary never arrived`,
  };
}
