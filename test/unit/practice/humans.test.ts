// The invented people of practice directories: always the same, and nobody twice.
import { describe, expect, it } from 'vitest';
import { humanAt } from '../../../src/main/practice/humans';

describe('a hundred thousand invented people', () => {
  const people = Array.from({ length: 100_000 }, (_, number) => humanAt(number));

  it.each([
    ['names and jobs', ({ firstName, lastName, job }) => `${firstName} ${lastName} ${job}`],
    ['addresses', ({ email }) => email],
    ['numbers', ({ phone }) => phone],
    ['badges', ({ badge }) => badge],
  ] as [string, (human: ReturnType<typeof humanAt>) => string][])(
    'have %s of their own',
    (_name, read) => {
      expect(new Set(people.map(read)).size).toBe(people.length);
    },
  );

  it('have addresses and numbers that belong to nobody', () => {
    expect(people.filter(({ email }) => !/^[a-z]+\.[a-z]+\d+@example\.org$/.test(email))).toEqual(
      [],
    );
    expect(people.filter(({ phone }) => !/^37\d[2-9]\d{6}$/.test(phone))).toEqual([]);
    expect(people.filter(({ firstName, lastName }) => !firstName || !lastName)).toEqual([]);
  });

  it('are the same every time', () => {
    expect(humanAt(4711)).toEqual(people[4711]);
  });
});
