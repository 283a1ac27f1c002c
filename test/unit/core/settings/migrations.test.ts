// Settings of earlier versions, step by step.
import { describe, expect, it } from 'vitest';
import {
  migrate,
  MIGRATIONS,
  type MigrationStep,
} from '../../../../src/main/core/settings/migrations';
import { SETTINGS_VERSION } from '../../../../src/shared/settings/settings';

describe('settings migrations', () => {
  it('have one step for every version there has been', () => {
    expect(MIGRATIONS).toHaveLength(SETTINGS_VERSION);
  });

  it.each([
    [0, 'a file without a version', { theme: 'dark' }, { theme: 'dark', version: 1 }],
  ] as const)('step %i: %s', (from, _, before, after) => {
    expect(migrate(before, MIGRATIONS, from + 1)).toEqual({
      kind: 'current',
      document: after,
      migrated: true,
    });
  });

  it('run the missing steps in order and leave the document they were given alone', () => {
    const steps: readonly MigrationStep[] = [
      (document) => ({ ...document, trace: 'a' }),
      (document) => ({ ...document, trace: `${String(document.trace)}b` }),
      (document) => ({ ...document, trace: `${String(document.trace)}c` }),
    ];
    const before = Object.freeze({ version: 1, trace: '-' });
    expect(migrate(before, steps, 3)).toEqual({
      kind: 'current',
      document: { version: 3, trace: '-bc' },
      migrated: true,
    });
    expect(before).toEqual({ version: 1, trace: '-' });
  });

  it('leave a present document as it is', () => {
    expect(migrate({ version: SETTINGS_VERSION })).toMatchObject({ migrated: false });
  });

  it.each([['2'], [1.5], [-1], [null], [{}]])(
    'refuse to guess what version %j means',
    (version) => {
      expect(migrate({ version, theme: 'dark' })).toEqual({
        kind: 'bad-version',
        document: { version, theme: 'dark' },
      });
    },
  );

  it('hand a newer document back untouched', () => {
    const document = { version: SETTINGS_VERSION + 1, future: [1] };
    expect(migrate(document)).toEqual({ kind: 'newer', version: SETTINGS_VERSION + 1, document });
  });
});
