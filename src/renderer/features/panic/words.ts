// What a card says about its delivery: never more than is known.
import type { TFunction } from 'i18next';
import { isPanic } from '../../../shared/core/check-in';
import { isStopping, type PressDelivery } from '../../../shared/delivery';
import type { CancelAnswer } from '../../../shared/ipc';
import type { AppState } from '../../../shared/state';
import { deliveryWordOf } from '../../../shared/text/delivery-word';
import type { World } from '../../../shared/core/vendor';
import { useAppState, useWindowState } from '../../kit/window-parts';

/** The name of the press: its status, or whose standing down it is. */
export function titleOf(
  t: TFunction,
  delivery: PressDelivery,
  all: readonly PressDelivery[],
): string {
  const { standsDown, status } = delivery.action;
  if (standsDown === undefined) return t(`status.${status}`);
  const panic = all.find(({ id }) => id === standsDown);
  return panic === undefined
    ? t(`status.${status}`)
    : t('card.standDownOf', { status: t(`status.${panic.action.status}`) });
}

/** Where presses go in this world. */
export function serviceName(t: TFunction, world: World): string {
  return t(world === 'practice' ? 'vendor.practice' : 'vendor.share911');
}

/** It goes badly: what else to do stays in sight until it is accepted or stopped. */
export function isInTrouble(delivery: PressDelivery): boolean {
  const { state, overdue } = delivery;
  return hasStopped(delivery) || overdue || state === 'waiting' || state === 'unsure';
}

/** The press went nowhere and nothing moves it by itself. */
export function hasStopped({ state }: PressDelivery): boolean {
  return state === 'failed' || state === 'expired';
}

/** The short word for the state. */
export function stateWord(t: TFunction, delivery: PressDelivery, world: World): string {
  return t(`delivery.${deliveryWordOf(delivery)}`, { service: serviceName(t, world) });
}

/** The sentence under the title. */
export function sentenceOf(
  t: TFunction,
  delivery: PressDelivery,
  { world, settings }: Pick<AppState, 'world' | 'settings'>,
  cancelAnswer: CancelAnswer['result'] | undefined,
): string {
  const panic = isPanic(delivery.action.status);
  const service = serviceName(t, world);
  if (isStopping(delivery)) return t('card.stopping');
  switch (delivery.state) {
    case 'counting-down':
      return t('card.ignoring');
    case 'queued':
    case 'sending':
      return t('card.sendingTo', { service });
    case 'waiting':
    case 'unsure':
      return `${stateWord(t, delivery, world)}.`;
    case 'failed':
    case 'expired':
      return stateWord(t, delivery, world);
    case 'cancelled':
      if (delivery.mayHaveReached || cancelAnswer === 'may-have-gone') return t('card.mayHaveGone');
      return delivery.rungs.sentMs === null
        ? t('card.nothingWentOut')
        : t('card.notTakenBy', { service });
    case 'accepted':
    case 'answered': {
      if (cancelAnswer === 'too-late' || delivery.cancelAskedMs !== null) {
        return t(panic ? 'card.tooLateStandDown' : 'card.tooLate');
      }
      if (delivery.state === 'answered') return t('card.answered');
      if (world === 'practice') return t('card.acceptedPractice');
      const accepted = t('card.accepted', { service });
      if (!panic) return accepted;
      const { emergencyNumber: number } = settings.panic;
      return `${accepted} ${t('card.notA911Call', { number })}`;
    }
  }
}

/** What to do instead, when a press is in trouble. In practice nobody is told to call. */
export function adviceOf(
  t: TFunction,
  delivery: PressDelivery,
  world: World,
  emergencyNumber: string,
): string {
  const number = emergencyNumber;
  if (world === 'practice') return t('card.callPractice', { number });
  return t(isPanic(delivery.action.status) ? 'card.call' : 'card.callIfHelp', { number });
}

/** Null while a press would go out from the desk's own place. */
export function useOddPlace(): string | null {
  const own = useAppState((app) => app.settings.desk.location);
  const typed = useWindowState((state) => state.draft.location)?.trim() ?? '';
  return typed === '' || typed === own ? null : typed;
}
