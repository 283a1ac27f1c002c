// Which of the process's words are ours, packed and in the repository.
import { describe, expect, it } from 'vitest';
import { ownArguments } from '../../../src/main/command-line/own-arguments';

describe('our own words', () => {
  it.each([
    [true, ['/opt/Tocsin/tocsin', 'send', 'threat'], ['send', 'threat']],
    [true, ['/opt/Tocsin/tocsin', '--hidden'], ['--hidden']],
    [false, ['electron', '.', 'status'], ['status']],
    [false, ['electron', '--inspect=0', '--no-sandbox', '/srv/tocsin', '--hidden'], ['--hidden']],
    [false, ['electron'], []],
  ])('packed %s: %j', (isPackaged, argv, own) => {
    expect(ownArguments(argv, isPackaged)).toEqual(own);
  });
});
