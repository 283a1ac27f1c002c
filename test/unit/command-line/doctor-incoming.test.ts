// What the doctor says of Emergency24, of shared 911 calls and of alerts, line by line.
import { describe, expect, it } from 'vitest';
import { checkLine, isInTrouble } from '../../../src/main/command-line/doctor-check';
import { incomingChecks, type IncomingFacts } from '../../../src/main/command-line/doctor-incoming';
import { failed, ok } from '../../../src/shared/core/failure';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/settings';

const LIVE = { ...DEFAULT_SETTINGS, mode: 'live' as const };

const checksOf = (parts: Partial<IncomingFacts> = {}) =>
  incomingChecks({
    settings: LIVE,
    emergency24: null,
    hasSharedSecret: ok(false),
    hasAlertPassword: ok(false),
    eventsRefused: null,
    untaken: [],
    ...parts,
  });
const linesOf = (parts: Partial<IncomingFacts> = {}) => checksOf(parts).map(checkLine);

describe('a live desk', () => {
  it('that tells services to send events later is in trouble', () => {
    expect(linesOf({ eventsRefused: 'more events of chekt than fit into its hour' })).toContain(
      'TROUBLE  there is room for events: more events of chekt than fit into its hour',
    );
  });

  it('that could not take what a proven sender sent says which entrance, why, and what to tell', () => {
    const lines = linesOf({
      untaken: [
        {
          ...{ sender: 'share911', problem: 'unreadable', detail: 'body: is not JSON' },
          ...{ count: 3, firstAtMs: 0, lastAtMs: 1 },
        },
      ],
    });
    expect(lines.at(-1)).toBe(
      'TROUBLE  what Share911 sends to /webhooks/share911 can be taken: 3 since 1970-01-01T00:00:00.000Z: ' +
        'body: is not JSON. Ask Share911 what it tried to say. Tell it to send JSON in UTF-8, with every field its page lists.',
    );
  });

  it('that uses none of it is in no trouble', () => {
    expect(checksOf().filter(isInTrouble)).toEqual([]);
    expect(linesOf()).toEqual([
      'note     Emergency24 answers and takes the key: no key is stored',
      'note     shared 911 calls can prove themselves (rapidsos.sharedSecret): not set',
      'note     where this building is: not set: nobody can say how far away a call is',
      'note     Share911 alerts can prove themselves (share911.webhookPassword): not set',
    ]);
  });

  it('that has it all set up is well, and Emergency24 is named as it named itself', () => {
    const site = { latitude: 39.9, longitude: -82.9, radiusM: 150 };
    const lines = linesOf({
      settings: { ...LIVE, site },
      emergency24: ok('Sharedville Campus'),
      hasSharedSecret: ok(true),
      hasAlertPassword: ok(true),
    });
    expect(lines.every((line) => line.startsWith('ok'))).toBe(true);
    expect(lines[0]).toContain('Sharedville Campus');
  });

  it('is told apart a closed address from a wrong key, and either is trouble', () => {
    const emergency24 = failed({
      kind: 'unauthorized',
      reason: 'address-not-allowed',
      detail: 'Emergency24 does not know this address',
    });
    expect(linesOf({ emergency24 })[0]).toBe(
      'TROUBLE  Emergency24 answers and takes the key: Emergency24 does not know this address (address-not-allowed)',
    );
  });

  it('whose keychain does not answer is in trouble', () => {
    const locked = failed({ kind: 'storage', detail: 'the keyring is locked' });
    expect(
      checksOf({ hasSharedSecret: locked, hasAlertPassword: locked }).filter(isInTrouble),
    ).toHaveLength(2);
  });
});

it('practice says that everything stays here', () => {
  expect(linesOf({ settings: DEFAULT_SETTINGS })).toEqual([
    'ok       practice: contacts, calls and alerts stay on this computer',
  ]);
});
