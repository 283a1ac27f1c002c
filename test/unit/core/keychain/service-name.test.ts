// One keychain name for each data folder.
import { describe, expect, it } from 'vitest';
import { serviceName } from '../../../../src/main/core/keychain/service-name';

describe('the name in the keychain', () => {
  it('is plain for the default folder, however it is spelled', () => {
    expect(serviceName('/home/a/.config/Tocsin/', '/home/a/.config/x/../Tocsin', 'linux')).toBe(
      'Tocsin',
    );
    expect(serviceName('c:\\users\\A\\Tocsin', 'C:\\Users\\a\\Tocsin', 'win32')).toBe('Tocsin');
  });

  it('is another one for every other folder, always the same', () => {
    const one = serviceName('/tmp/one', '/home/a/.config/Tocsin', 'linux');
    expect(one).toMatch(/^Tocsin \([0-9a-f]{8}\)$/);
    expect(serviceName('/tmp/one/', '/home/b/.config/Tocsin', 'linux')).toBe(one);
    expect(serviceName('/tmp/two', '/home/a/.config/Tocsin', 'linux')).not.toBe(one);
  });
});
