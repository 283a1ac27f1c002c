// Everyone in memory: what one change says more than once.
import { expect, it } from 'vitest';
import { createDecisionBook } from '../../../../../src/main/features/contacts/directory/decision-book';
import { createPeople } from '../../../../../src/main/features/contacts/directory/people';
import { chekt, emergency24 } from '../../../../fakes/directory-records';

const held = (record: ReturnType<typeof chekt>) => ({
  record,
  pass: 0,
  detailedAtMs: null,
  listPrint: 0,
  wantsDetails: false,
});

it('takes the last of two with one key, and links by nothing that the first said', () => {
  const people = createPeople(createDecisionBook());
  const plain = held(chekt('site_1', 'c', {}));
  const withMail = held(chekt('site_1', 'c', { emails: ['b@x.org'] }));
  people.change([held(emergency24('1', { emails: ['b@x.org'] })), plain], []);
  people.change([withMail, plain], []);
  expect(people.counts().people).toBe(2);
  people.change([plain, withMail], []);
  expect(people.counts().people).toBe(1);
});
