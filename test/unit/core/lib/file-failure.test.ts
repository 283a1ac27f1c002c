// File errors in words a person can act on.
import { describe, expect, it } from 'vitest';
import { fileFailure } from '../../../../src/main/core/lib/file-failure';

const refused = (code: string) => Object.assign(new Error(`${code}: /secret/path`), { code });

describe('a refusal of the file system', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'read-only'],
    ['EPERM', 'read-only'],
    ['EIO', undefined],
  ])('%s is a storage failure with the reason %s', (code, reason) => {
    const failure = fileFailure(refused(code), 'The file');
    expect(failure.kind).toBe('storage');
    expect(failure.reason).toBe(reason);
    expect(failure.detail).toMatch(/^The file: ./);
  });

  it('is a storage failure too when it is no error of the system', () => {
    expect(fileFailure('odd', 'The file')).toEqual({ kind: 'storage', detail: 'The file: odd' });
  });
});
