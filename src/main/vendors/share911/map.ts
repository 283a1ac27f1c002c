// From our check-in to Share911's body, made once, and from its answer to a reference.
import type { CheckIn } from '../../../shared/action';
import { STATUSES } from '../../../shared/core/check-in';
import type { StoredRequest } from '../../../shared/delivery';
import { failed, invalidInput, ok, type Result } from '../../../shared/core/failure';
import { openJson } from '../open-json';
import { presentable } from '../excerpt';
import { CHECK_INS_PATH, CheckInAnswer, CheckInBody } from './wire';

export interface Share911Channel {
  readonly channelId: string;
  readonly integrationId: string;
}

/** ASSUMED: Share911 refuses an empty place, and a press must not fail for a desk without a name. */
const NO_LOCATION = 'Location not set';
const REF_MAX_LENGTH = 128;

/**
 * Writes the check-in down as the bytes every attempt will send; `pressedAtMs` is wall clock.
 * Fails with `not-configured` (no channel, no integration) or `invalid-input`.
 */
export function toStoredRequest(
  checkIn: CheckIn,
  channel: Share911Channel,
  pressedAtMs: number,
): Result<StoredRequest> {
  if (channel.channelId === '') return missing('no-channel', 'channelId');
  if (channel.integrationId === '') return missing('no-integration', 'integrationId');
  const message = presentable(checkIn.message ?? '');
  const body = CheckInBody.safeParse({
    channelId: channel.channelId,
    integrationId: channel.integrationId,
    status: STATUSES[checkIn.status].number,
    ...(message === '' ? {} : { message }),
    location: { name: presentable(checkIn.location) || NO_LOCATION, customLocation: true },
    clientTimeStamp: timeStamp(pressedAtMs),
  });
  if (!body.success) return failed(invalidInput(body.error, 'check-in'));
  return ok({ path: CHECK_INS_PATH, body: JSON.stringify(body.data) });
}

/** Where a stored check-in goes; null when its bytes are none. */
export function channelOf(request: StoredRequest): Share911Channel | null {
  const opened = openJson(request.body);
  const body = CheckInBody.pick({ channelId: true, integrationId: true });
  return opened.ok ? (body.strip().safeParse(opened.value).data ?? null) : null;
}

/** The id inside an answer, if one can be found; an answer never fails for its body. */
export function refOf(answerBody: string): string | null {
  const opened = openJson(answerBody);
  const answer = opened.ok ? CheckInAnswer.safeParse(opened.value).data : undefined;
  const id = answer?.id ?? answer?._id ?? answer?.checkInId;
  if (id === undefined) return null;
  const ref = presentable(String(id)).slice(0, REF_MAX_LENGTH);
  return ref === '' ? null : ref;
}

/** The form of the vendor's examples, `2025-03-17T23:55:58+0000`, in UTC. Source: SEED, "Examples". */
export function timeStamp(atMs: number): string {
  const date = new Date(atMs);
  if (Number.isNaN(date.getTime())) return '';
  return `${date.toISOString().replace(/\.\d{3}Z$/, '')}+0000`;
}

function missing(reason: 'no-channel' | 'no-integration', field: string): Result<never> {
  return failed({ kind: 'not-configured', reason, detail: `Share911 ${field} is not set`, field });
}
