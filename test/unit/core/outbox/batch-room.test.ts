// How many changes of contacts the outbox holds at once, of each service for itself.
import { expect, it } from 'vitest';
import { ACTION_RULES } from '../../../../src/main/features/action-rules';
import { roomFor } from '../../../../src/main/core/outbox/batch-room';
import type { Delivery } from '../../../../src/shared/delivery';

const held = (
  state: Delivery['state'],
  vendor: Delivery['vendor'] = 'chekt',
  nextAttemptAtMs: number | null = null,
  kind = 'contact-change',
): Delivery => ({ vendor, state, nextAttemptAtMs, action: { kind } }) as unknown as Delivery;
const many = (count: number, one: Delivery): readonly Delivery[] =>
  Array.from({ length: count }, () => one);

it('has less room for each that is on its way there, and never less than none', () => {
  const empty = roomFor(ACTION_RULES, 'chekt', []);
  expect(empty).toBeGreaterThan(50);
  expect(
    roomFor(ACTION_RULES, 'chekt', [held('queued'), held('sending'), held('waiting', 'chekt', 5)]),
  ).toBe(empty - 3);
  expect(roomFor(ACTION_RULES, 'chekt', [held('unsure', 'chekt', 5)])).toBe(empty - 1);
  expect(roomFor(ACTION_RULES, 'chekt', many(empty + 7, held('waiting', 'chekt', 5)))).toBe(0);
});

it.each([
  ['of another service', held('queued', 'emergency24')],
  ['that has ended', held('failed')],
  ['that waits for the operator', held('unsure')],
  ['that is a question', held('queued', 'chekt', null, 'verification')],
])('keeps all its room beside one %s', (_what, one) => {
  expect(roomFor(ACTION_RULES, 'chekt', many(5000, one))).toBe(roomFor(ACTION_RULES, 'chekt', []));
});
