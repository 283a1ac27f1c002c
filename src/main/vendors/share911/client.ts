// Sends one stored check-in to Share911 and says truthfully what became of it.
import type { CheckIn } from '../../../shared/action';
import type { StoredRequest } from '../../../shared/delivery';
import { ok, type Result } from '../../../shared/core/failure';
import { joinUrl, judge, noInside } from '../http';
import { readKey } from '../read-key';
import { saysNo } from '../says-no';
import type { HttpAnswer, HttpPort, Outcome } from '../../core/lib/vendor-port';
import { channelOf, refOf, toStoredRequest, type Share911Channel } from './map';
import { CHECK_INS_PATH } from './wire';

/** Time for one whole attempt, in milliseconds. */
const SHARE911_TIMEOUT_MS = 15_000;

export interface Share911Deps {
  readonly http: HttpPort;
  /** Read at every attempt, so that a corrected address takes effect on the next retry. */
  readonly baseUrl: () => string;
  readonly apiKey: () => Promise<Result<string>>;
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

/** What a press depends on at the vendor. Holds the key: it is compared, never stored or shown. */
export interface PressWay extends Share911Channel {
  readonly apiKey: string;
  readonly url: string;
}

interface SendHooks {
  /** Called at most once, before anything is sent. */
  readonly onWay?: (way: PressWay) => void;
  /** Called at most once, when the request is known to have been written; wall clock in milliseconds. */
  readonly onWritten: (atMs: number) => void;
}

export interface Share911 {
  /** The bytes of a check-in, to be stored before anything is sent. */
  makeRequest(
    checkIn: CheckIn,
    channel: Share911Channel,
    pressedAtMs: number,
  ): Result<StoredRequest>;
  /** The way that a press of now would take. */
  way(channel: Share911Channel): Promise<Result<PressWay>>;
  /** One attempt with exactly the stored bytes; never rejects. */
  send(request: StoredRequest, hooks: SendHooks): Promise<Outcome>;
}

/** The Share911 client. Source: SEED Share911 Check-in REST API. */
export function createShare911(deps: Share911Deps): Share911 {
  const now = deps.now ?? Date.now;
  const timeoutMs = deps.timeoutMs ?? SHARE911_TIMEOUT_MS;

  return {
    makeRequest: toStoredRequest,
    async way(channel) {
      const key = await readKey('Share911', deps.apiKey, timeoutMs);
      const url = joinUrl(deps.baseUrl(), CHECK_INS_PATH);
      return key.ok ? ok({ ...channel, apiKey: key.value, url }) : key;
    },
    async send(request, hooks) {
      const key = await readKey('Share911', deps.apiKey, timeoutMs);
      if (!key.ok) return { kind: 'notSent', failure: key.failure };
      // The user name is always "api". Source: SEED, "Authentication".
      const credentials = Buffer.from(`api:${key.value}`, 'utf8').toString('base64');
      const url = joinUrl(deps.baseUrl(), request.path);
      const channel = channelOf(request);
      if (channel !== null) hooks.onWay?.({ ...channel, apiKey: key.value, url });
      let answer: HttpAnswer;
      try {
        answer = await deps.http.send({
          method: 'POST',
          url,
          headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
          body: request.body,
          timeoutMs,
          onWritten: hooks.onWritten,
        });
      } catch {
        // A port that throws breaks its promise; nobody knows how far the request came.
        return { kind: 'unsure', failure: { kind: 'bug', detail: 'the HTTP port threw' } };
      }
      const secrets = [key.value, credentials];
      const outcome = judge(answer, now(), secrets);
      if (outcome.kind !== 'accepted' || answer.kind !== 'response') return outcome;
      // ASSUMED: its answers are published nowhere; one that says no inside a success is none.
      if (saysNo(answer.body)) return noInside(answer, secrets);
      return { kind: 'accepted', ref: refOf(answer.body) };
    },
  };
}
