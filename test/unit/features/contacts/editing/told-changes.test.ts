// Of thousands of changes only some are told, and those that wait for somebody are among them.
import { expect, it } from 'vitest';
import { toldChanges } from '../../../../../src/main/features/contacts/editing/told-changes';
import type { ContactChangeDelivery } from '../../../../../src/shared/delivery';

const change = (id: number, state: ContactChangeDelivery['state']) =>
  ({
    id: String(id),
    state,
    action: { change: { source: 'chekt', write: { write: 'delete' } }, recordKey: null, name: '' },
  }) as unknown as ContactChangeDelivery;

it('tells all of few, in their order', () => {
  const few = [change(3, 'queued'), change(2, 'failed'), change(1, 'accepted')];
  expect(toldChanges(few).map(({ id }) => id)).toEqual(['3', '2', '1']);
});

it('tells two hundred of thousands, and of these first the ones that somebody must look at', () => {
  const many = Array.from({ length: 5000 }, (_, n) => change(n, n === 4000 ? 'failed' : 'queued'));
  const told = toldChanges(many);
  expect(told).toHaveLength(200);
  expect(told.slice(0, 3).map(({ id }) => id)).toEqual(['4000', '0', '1']);
});
