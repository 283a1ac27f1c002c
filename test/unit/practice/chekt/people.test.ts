// The practice site holds somebody for every script and for every type the vendor has.
import { describe, expect, it } from 'vitest';
import { createPeople } from '../../../../src/main/practice/chekt/people';
import { PersonScript, SCRIPT_WORDS, repliesOf } from '../../../../src/main/practice/chekt/script';

describe('the practice site', () => {
  const people = createPeople();

  it('has one contact for every script and every type', () => {
    expect(people.all().map(({ script }) => script)).toEqual(PersonScript.options);
    expect(new Set(people.all().map(({ type }) => type))).toEqual(
      new Set(['primary', 'emergency', 'secondary', 'technician', 'billing']),
    );
    expect(new Set(people.all().map(({ contactId }) => contactId)).size).toBe(9);
  });

  it('changes a script for one contact and ignores nobody', () => {
    people.setScript('contact_grace', 'no');
    people.setScript('contact_nobody', 'no');
    expect(people.find('contact_grace')?.script).toBe('no');
    expect(people.find('contact_nobody')).toBeNull();
    expect(people.all()).toHaveLength(9);
  });

  it.each(PersonScript.options)('tells the truth about the delays of %s', (script) => {
    for (const { afterMs } of repliesOf(script)) {
      expect(SCRIPT_WORDS[script]).toContain(String(afterMs / 1000));
    }
  });
});
