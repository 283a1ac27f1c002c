// People in the order of their names, through any number of changes.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createNameOrder } from '../../../../../src/main/features/contacts/directory/name-order';

it('is always what sorting everyone would give, page by page', () => {
  const change = fc.tuple(
    fc.nat(4000),
    fc.option(fc.constantFrom('ann', 'Bo', 'Cy', 'Élan', 'el')),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6000, minLength: 3000 }), (changes) => {
      const order = createNameOrder();
      const names = new Map<number, string>();
      for (const [slot, name] of changes) {
        if (name === null) {
          order.remove(slot);
          names.delete(slot);
        } else {
          order.set(slot, name);
          names.set(slot, name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
        }
      }
      const expected = [...names]
        .toSorted(([a, left], [b, right]) => (left < right ? -1 : left > right ? 1 : a - b))
        .map(([slot]) => slot);
      expect(order.page(0, 10_000)).toEqual(expected);
      expect(order.page(1500, 20)).toEqual(expected.slice(1500, 1520));
    }),
    { numRuns: 20 },
  );
});
