// An all clear is one only where nothing beside it denies it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aboutOf, clearSaid } from '../../../src/main/vendors/share911/all-clear';
import { parseShare911Alert } from '../../../src/main/vendors/share911/webhook-alert';

const CLEARS = ['All Clear', 'ALL CLEAR', 'All_Clear', 'all-clear', 'AllClear', 'allclear'];

it.each([
  ...CLEARS,
  '*** ALL CLEAR ***',
  'All Clear: Lockdown',
  'All clear, no threat found',
  'All clear for East Branch',
])('%j says so', (text) => expect(clearSaid(text)).toBe('clear'));

it.each(['Lockdown', 'Not all clear', 'No all clear yet', 'All clearance work', 'All clearly', ''])(
  '%j says nothing of it',
  (text) => expect(clearSaid(text)).toBeNull(),
);

it('is taken back by whatever denies, awaits or bounds it', () => {
  const denials = fc.constantFrom(
    ...[
      'not given',
      'has not been given',
      'hasn’t come',
      'pending',
      'expected at 3 PM',
      'canceled',
    ],
    ...['CANCELLED', 'no longer in effect', 'revoked', 'for fire, lockdown continues', 'false'],
    ...['will be given later', 'sent in error', 'except for Building 2', '? no', 'until 3 PM'],
  );
  const gap = fc.constantFrom(' ', ': ', ' - ', '_', ' (', ', ');
  fc.assert(
    fc.property(fc.constantFrom(...CLEARS), gap, denials, (clear, between, denial) => {
      expect(clearSaid(clear + between + denial)).toBe('taken-back');
      expect(clearSaid((clear + between + denial).toUpperCase())).toBe('taken-back');
    }),
  );
});

it.each([
  ['All Clear', null],
  ['All Clear - Lockdown', 'lockdown'],
  ['ALL CLEAR for the LOCKDOWN', 'lockdown'],
  ['All Clear: Lockdown lifted', 'lockdown'],
  ['AllClearLockdown', 'lockdown'],
  ['LOCKDOWN', 'lockdown'],
  ['Shelter in Place', 'shelterinplace'],
])('%j is the end of %j', (name, about) => expect(aboutOf(name)).toBe(about));

it.each([
  { alertName: 'ALL CLEAR NOT GIVEN' },
  { alertName: 'All Clear', title: 'All clear revoked' },
  { alertName: 'LOCKDOWN', title: 'All clear for fire, lockdown continues' },
  { alertName: 'LOCKDOWN', status: 'resolved', resolved: false },
])('is none in %j', (fields) => {
  const parsed = parseShare911Alert(Buffer.from(JSON.stringify(fields)), 'application/json', 'en');
  expect(parsed).toMatchObject({ ok: true, value: { kind: 'alert' } });
});
