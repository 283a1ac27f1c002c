// Puts an operator's press into words: the one place where a wish becomes an action with its bytes.
import type { CheckIn, PressRequest } from '../../../shared/action';
import type { Origin } from '../../../shared/core/action-id';
import type { StoredRequest } from '../../../shared/delivery';
import type { Failure, Result } from '../../../shared/core/failure';
import {
  isPlaceOf,
  ownPlace,
  saysNumber,
  withCallBack,
  withRoom,
} from '../../../shared/settings/goes-along';
import type { Settings } from '../../../shared/settings/settings';
import type { VendorId, World } from '../../../shared/core/vendor';
import { dialableNumber } from '../../core/lib/phone';

/** What the outbox needs to take an action over. Times in milliseconds. */
export interface PressDraft {
  readonly id: string;
  readonly vendor: VendorId;
  readonly action: CheckIn;
  readonly request: StoredRequest | null;
  readonly failure?: Failure;
  readonly pressedAtMs: number;
  readonly countdownMs: number;
  readonly lifetimeMs: number;
}

export interface PressDeps {
  readonly world: World;
  readonly settings: () => Settings;
  readonly newId: () => string;
  readonly now: () => number;
  /** The vendor's own wording of a check-in. */
  readonly makeRequest: (
    checkIn: CheckIn,
    channel: Settings['share911'],
    pressedAtMs: number,
  ) => Result<StoredRequest>;
}

/** However long a press had to wait for us, its moment stays that of the key; earlier or in the future is a mistake. */
const OLDEST_PRESS_MS = 5 * 60_000;

/** Practice works before anything is set up. */
const PRACTICE_CHANNEL = { channelId: 'practice/front-desk', integrationId: 'tocsin-practice' };

/** Makes the action, its bytes and its times. Never fails: what is missing becomes the draft's `failure`. */
export function draftPress(
  deps: PressDeps,
  request: PressRequest,
  origin: Origin,
  standsDown?: string,
): PressDraft {
  const settings = deps.settings();
  const nowMs = deps.now();
  const seenMs = request.pressedAtMs ?? nowMs;
  const pressedAtMs = seenMs > nowMs || seenMs < nowMs - OLDEST_PRESS_MS ? nowMs : seenMs;
  const location = placeOf(settings.desk, request, standsDown);
  const { message, callbackPhone } = saidOf(settings.desk, request, location);
  const action: CheckIn = {
    kind: 'check-in',
    status: request.status,
    location,
    origin,
    ...(message ? { message } : {}),
    ...(callbackPhone === undefined ? {} : { callbackPhone }),
    ...(standsDown === undefined ? {} : { standsDown }),
  };
  const made = deps.makeRequest(action, channelOf(settings, deps.world), pressedAtMs);
  return {
    id: deps.newId(),
    vendor: 'share911',
    action,
    request: made.ok ? made.value : null,
    ...(made.ok ? {} : { failure: made.failure }),
    pressedAtMs,
    countdownMs: standsDown === undefined ? countdownOf(settings, request, origin) : 0,
    lifetimeMs: settings.panic.expireAfterMinutes * 60_000,
  };
}

/** Its room is the desk's own: no other place gets it, and what stands down a panic names the place of that panic. */
function placeOf(
  desk: Settings['desk'],
  { location }: PressRequest,
  standsDown: string | undefined,
): string {
  const place = location || ownPlace(desk);
  return standsDown === undefined && isPlaceOf(desk, place) ? withRoom(place, desk.room) : place;
}

/** What is no number stays at home: settings may be older than the check of them. */
function saidOf(
  desk: Settings['desk'],
  request: PressRequest,
  location: string,
): Pick<CheckIn, 'message' | 'callbackPhone'> {
  const phone = dialableNumber(desk.callbackPhone) ?? '';
  const message = withCallBack(request.message ?? '', location, phone);
  const isTold = [message, location].some((text) => saysNumber(text, phone));
  return { message, ...(isTold ? { callbackPhone: phone } : {}) };
}

/**
 * A chord of four keys and a script are deliberate; a click may be a slip, so it can be taken back. Whoever presses by
 * Enter or Space needs longer: the way to Cancel leads over other controls, and a screen reader has to say it first.
 */
function countdownOf({ panic }: Settings, { byKeyboard }: PressRequest, origin: Origin): number {
  if (origin === 'hotkey' || origin === 'command-line') return 0;
  const seconds = byKeyboard === true ? panic.keyboardCountdownSeconds : 0;
  return Math.max(panic.countdownSeconds, seconds) * 1000;
}

function channelOf(settings: Settings, world: World): Settings['share911'] {
  if (world === 'live') return settings.share911;
  return {
    ...settings.share911,
    channelId: settings.share911.channelId || PRACTICE_CHANNEL.channelId,
    integrationId: settings.share911.integrationId || PRACTICE_CHANNEL.integrationId,
  };
}
