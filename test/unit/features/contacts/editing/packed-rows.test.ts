// Rows that went from thread to thread in pieces are the same rows.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  packedRows,
  unpackedRows,
} from '../../../../../src/main/features/contacts/editing/packed-rows';

it('come back as they were, however many there are and whatever stands in them', () => {
  const row = fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 450 }), (rows) => {
      expect([...unpackedRows(packedRows(rows))]).toEqual(rows);
    }),
    { numRuns: 50 },
  );
});

it('are unpacked as somebody asks for them', () => {
  const pieces = packedRows(Array.from({ length: 1000 }, (_, n) => [String(n)]));
  expect(pieces.length).toBeGreaterThan(3);
  const [first] = unpackedRows([pieces[0] ?? '', 'this is no JSON']);
  expect(first).toEqual(['0']);
});
