// What `tocsin help` prints.
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/main/command-line/command';
import { helpText } from '../../../src/main/command-line/help';
import { CheckInStatus, statusWord } from '../../../src/shared/core/check-in';
import { SecretName } from '../../../src/shared/settings/secret';
import {
  VerificationMethod,
  VerificationPriority,
} from '../../../src/shared/verification/verification';

describe('the help', () => {
  it.each([
    ...Object.keys(COMMANDS),
    ...CheckInStatus.options.map(statusWord),
    ...SecretName.options,
    ...VerificationMethod.options,
    ...VerificationPriority.options,
    '--site',
    '--contacts',
    '--method',
    '--event',
    '--subject',
    '--timeout',
    '--priority',
    '--no-response',
    '--format',
    '--output',
    '--user-data-dir',
    '--managed-config',
    '--hidden',
  ])('names %s', (word) => {
    expect(helpText()).toContain(word);
  });

  it('fits a terminal of 80 columns', () => {
    for (const line of helpText().split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
