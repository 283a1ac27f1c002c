// An all clear closes the cards of panics only when somebody says so, and only those it can be about.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../../../src/shared/delivery';
import { failed, ok, type Result } from '../../../../src/shared/core/failure';
import type { ReceivedAlert } from '../../../../src/shared/alerts/share911-alert';
import { closePanicsAfter } from '../../../../src/main/features/alerts/close-panics';
import { idOf, makeDelivery } from '../../../fakes/deliveries';
import { makeAlert } from './alert-desk';

const CLEAR_MS = 1_000_000;
const received = (kind: ReceivedAlert['kind']): ReceivedAlert => ({
  ...makeAlert({ kind }),
  seq: 7,
  receivedAtMs: CLEAR_MS,
  isOwn: false,
  clearedAtMs: null,
  replacedAtMs: null,
  unknownReferences: 0,
  isSeen: true,
  isClosed: false,
});

function panic(n: number, change: Partial<Delivery> = {}, pressedMs = CLEAR_MS - 1): Delivery {
  const base = makeDelivery({ state: 'accepted', ...change, id: idOf(n) });
  return { ...base, rungs: { ...base.rungs, pressedMs } };
}

function close(
  deliveries: readonly Delivery[],
  alert: ReceivedAlert | undefined,
  closeCard?: () => Result<null>,
) {
  const closed: string[] = [];
  const answer = closePanicsAfter(alert, {
    deliveries: () => deliveries,
    closeCard(id) {
      closed.push(id);
      return closeCard?.() ?? ok(null);
    },
  });
  return { answer, closed };
}

describe('closing panics after an all clear', () => {
  it('is not for what ends others by name', () => {
    const cap = { name: null, msgType: 'cancel' as const, references: [], unreadableReferences: 0 };
    const { answer, closed } = close([panic(1)], { ...received('all-clear'), cap });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
    expect(closed).toEqual([]);
  });

  it('closes those that the service had taken before it, and counts them', () => {
    const deliveries = [
      panic(1),
      panic(2, { state: 'answered' }),
      panic(3, {}, CLEAR_MS),
      panic(4, { state: 'waiting' }),
      panic(5, { state: 'failed' }),
      panic(6, { closed: true }),
      panic(7, {
        action: { kind: 'check-in', status: 'SAFE', location: 'Gym', origin: 'window' },
      }),
    ];
    const { answer, closed } = close(deliveries, received('all-clear'));
    expect(answer).toEqual(ok({ closed: 2 }));
    expect(closed).toEqual([idOf(1), idOf(2)]);
  });

  it.each([
    ['an alert', received('alert')],
    ['a notice', received('notice')],
    ['nothing that has come', undefined],
  ])('is refused for %s', (_name, alert) => {
    const { answer, closed } = close([panic(1)], alert);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
    expect(closed).toEqual([]);
  });

  it('says so when a card cannot be closed', () => {
    const failure = { kind: 'storage', detail: 'the disk is full' } as const;
    const { answer } = close([panic(1)], received('all-clear'), () => failed(failure));
    expect(answer).toEqual(failed(failure));
  });
});
