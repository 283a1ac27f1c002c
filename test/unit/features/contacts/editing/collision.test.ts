// Which two changes of one contact may be on their way at once.
import { describe, expect, it } from 'vitest';
import { collide } from '../../../../../src/main/features/contacts/editing/draft-change';
import type { ContactWrite } from '../../../../../src/shared/contacts/contact-change';
import { ADD_FIELDS } from '../../../../fakes/emergency24-samples';

const target = { by: 'contact-id', id: '1' } as const;
const place = { siteId: 's', contactId: 'c' } as const;
const WRITES = {
  update: { source: 'emergency24', write: { write: 'update', target, fields: ADD_FIELDS } },
  delete: { source: 'emergency24', write: { write: 'delete', target } },
  'join 7': { source: 'emergency24', write: { write: 'join-group', groupId: '7', target } },
  'leave 7': { source: 'emergency24', write: { write: 'leave-group', groupId: '7', target } },
  'join 8': { source: 'emergency24', write: { write: 'join-group', groupId: '8', target } },
  'CHeKT update': { source: 'chekt', write: { write: 'update', ...place, change: {} } },
  remove: { source: 'chekt', write: { write: 'remove', ...place } },
  validate: {
    source: 'chekt',
    write: { write: 'validate', ...place, method: 'sms', message: 'm' },
  },
} as const satisfies Readonly<Record<string, ContactWrite>>;
type Name = keyof typeof WRITES;

describe('two changes of one contact', () => {
  it.each<readonly [Name, Name, boolean]>([
    ['update', 'update', true],
    ['update', 'delete', true],
    ['update', 'join 7', true],
    ['delete', 'leave 7', true],
    ['join 7', 'leave 7', true],
    ['join 7', 'join 8', false],
    ['CHeKT update', 'CHeKT update', true],
    ['CHeKT update', 'remove', true],
    ['CHeKT update', 'validate', false],
    ['remove', 'validate', true],
    ['validate', 'validate', false],
    ['update', 'CHeKT update', false],
  ])('%s and %s: collide %s', (one, other, expected) => {
    expect(collide(WRITES[one], WRITES[other])).toBe(expected);
    expect(collide(WRITES[other], WRITES[one])).toBe(expected);
  });
});
