// What an operator can ask of a call; a refusal stays on its card until the next try.
import type { OwnBuildingAnswer } from '../../../shared/calls/emergency-call';
import type { WindowParts } from '../../kit/window-parts';
import { keepFailure } from '../../kit/delivery-calls';

type Parts = Pick<WindowParts, 'api' | 'store'>;

export async function closeCall(parts: Parts, id: string): Promise<void> {
  keepFailure(parts, id, await parts.api.call('closeCall', { id }));
}

export async function markOwnBuilding(
  parts: Parts,
  id: string,
  answer: OwnBuildingAnswer,
): Promise<void> {
  keepFailure(parts, id, await parts.api.call('markOwnBuilding', { id, answer }));
}

/** Null when main refused; the empty text when there is no number any more. */
export async function revealNumber(parts: Parts, id: string): Promise<string | null> {
  const result = await parts.api.call('revealCall', { id });
  keepFailure(parts, id, result);
  return result.ok ? (result.value.number ?? '') : null;
}

/** Null when main refused. */
export async function radioText(
  parts: Parts,
  id: string,
  withNumber: boolean,
): Promise<string | null> {
  const result = await parts.api.call('callRadioText', { id, withNumber });
  keepFailure(parts, id, result);
  return result.ok ? result.value.text : null;
}

/** Null when main refused. */
export async function everythingShared(parts: Parts, id: string): Promise<string | null> {
  const result = await parts.api.call('callRaw', { id });
  keepFailure(parts, id, result);
  return result.ok ? result.value.text : null;
}
