// Which facts are trouble, and which trouble stands in the way of a press.
import { describe, expect, it } from 'vitest';
import type { HealthFacts } from '../../../../src/main/core/health/facts';
import { troubles } from '../../../../src/main/core/health/troubles';
import type { Failure } from '../../../../src/shared/core/failure';
import { readinessOf } from '../../../../src/shared/core/readiness';
import { WELL_DESK } from '../../../fakes/desk-facts';

const WELL: HealthFacts = {
  ...WELL_DESK,
  key: { configured: true, failure: null },
  probeFailure: null,
};
const EMPTY: Partial<HealthFacts> = {
  channelId: '',
  integrationId: '',
  key: { configured: false, failure: null },
};
const LOOPBACK = 'http://127.0.0.1:8911';
const fail = (kind: Failure['kind'], reason?: Failure['reason']): Failure => ({
  kind,
  ...(reason === undefined ? {} : { reason }),
  detail: `${kind} ${reason ?? ''}`,
});
const found = (change: Partial<HealthFacts>): string =>
  troubles({ ...WELL, ...change }, 1, [])
    .map(({ id, blocks }) => (blocks ? id : `(${id})`))
    .join(' ');

describe('troubles', () => {
  it.each<[string, Partial<HealthFacts>, string]>([
    ['all is well', {}, ''],
    ['nothing is set up', EMPTY, 'not-set-up-channel not-set-up-integration not-set-up-key'],
    ['nothing is set up in practice', { ...EMPTY, world: 'practice' }, ''],
    [
      'the keyring is locked and the key not known',
      { key: { configured: null, failure: fail('storage', 'keyring-locked') } },
      'keyring-locked',
    ],
    [
      'the keyring is locked and the key is in memory',
      { key: { configured: true, failure: fail('storage', 'keyring-locked') } },
      '(keyring-locked)',
    ],
    [
      'the keyring is missing',
      { key: { configured: null, failure: fail('storage', 'keyring-missing') } },
      'keyring-missing',
    ],
    [
      'the keyring is missing in practice',
      { world: 'practice', key: { configured: null, failure: fail('storage', 'keyring-missing') } },
      '(keyring-missing)',
    ],
    [
      'a feature found something',
      { findings: [{ id: 'verification-unsure', blocks: false, detail: '1' }] },
      '(verification-unsure)',
    ],
    ['more events come than fit', { eventsFailure: fail('rate-limited') }, '(events-refused)'],
    [
      'something a proven sender sent could not be taken',
      {
        untaken: [
          {
            ...{ sender: 'share911', problem: 'unreadable', detail: 'body: is not JSON' },
            ...{ count: 2, firstAtMs: 1, lastAtMs: 2 },
          },
        ],
      },
      '(untaken-share911)',
    ],
    ['the disk is full', { diskFailure: fail('storage', 'disk-full') }, 'disk'],
    ['the data file was damaged', { unreadableFailure: fail('storage') }, '(record-rescued)'],
    ['another program holds the record', { diskFailure: fail('storage', 'busy') }, 'disk-busy'],
    [
      'the computer is offline',
      { online: false, probeFailure: fail('offline', 'unreachable') },
      'offline',
    ],
    ['the system says offline but the probe got through', { online: false }, ''],
    [
      'the vendor is this computer and does not listen',
      { online: false, baseUrl: LOOPBACK, probeFailure: fail('offline', 'refused') },
      'vendor-unreachable',
    ],
    ['the name is unknown', { probeFailure: fail('offline', 'dns') }, 'vendor-unreachable'],
    ['the proxy refuses', { probeFailure: fail('unavailable', 'proxy') }, 'vendor-unreachable'],
    ['the certificate is bad', { probeFailure: fail('unavailable', 'tls') }, 'vendor-certificate'],
    ['a press was refused', { lastAttemptFailure: fail('unauthorized') }, 'vendor-refuses-key'],
    [
      'something else answered',
      { lastAttemptFailure: fail('unavailable', 'something-else'), retryingDeliveries: 1 },
      'vendor-replaced',
    ],
    [
      'a press and the probe were refused',
      { lastAttemptFailure: fail('unauthorized'), probeFailure: fail('unauthorized') },
      'vendor-refuses-key',
    ],
    [
      'a press was refused in practice',
      { world: 'practice', lastAttemptFailure: fail('unauthorized') },
      'vendor-refuses-key',
    ],
    [
      'presses are being tried again',
      { retryingDeliveries: 2, lastAttemptFailure: fail('unavailable', 'server-error') },
      'press-failing',
    ],
    [
      'the newest try was refused in live and nothing is under way',
      { lastAttemptFailure: fail('rejected'), givenUpDeliveries: 1 },
      'press-not-accepted',
    ],
    [
      'a practice press was refused, as it was told to be',
      { world: 'practice', lastAttemptFailure: fail('rejected') },
      '',
    ],
    ['a try hangs', { slowTries: 1 }, 'press-failing'],
    ['a press has been given up', { givenUpDeliveries: 1 }, '(press-failing)'],
    [
      'hotkeys are taken',
      {
        hotkeys: [
          { target: 'THREAT', accelerator: 'Ctrl+Alt+T', status: 'taken' },
          { target: 'SAFE', accelerator: null, status: 'off' },
          { target: 'OPEN', accelerator: 'Ctrl+Alt+O', status: 'registered' },
        ],
      },
      '(hotkey-failed)',
    ],
    [
      'the keyboard lacks keys of one, and the desktop offers none or proves none',
      {
        hotkeys: [
          { target: 'THREAT', accelerator: 'Ctrl+Alt+T', status: 'no-key' },
          { target: 'SAFE', accelerator: 'Ctrl+Alt+A', status: 'not-offered' },
          { target: 'OPEN', accelerator: 'Ctrl+Alt+O', status: 'unproven' },
        ],
      },
      '(hotkey-failed) (hotkeys-not-offered) (hotkeys-unproven)',
    ],
    ['a setting is bad', { settingsProblems: ['theme: bad'] }, '(settings-unreadable)'],
    [
      'nobody has said where a live desk is',
      { placeDoubt: 'desk.location is empty' },
      'place-unsaid',
    ],
    [
      'nobody has said where a desk in practice is',
      { world: 'practice', placeDoubt: 'desk.location is empty' },
      '',
    ],
    ['only the keychain knows that this desk was live', { wasLive: true }, 'was-live'],
    ['the settings of a live desk are lost', { settingsLost: true }, 'settings-lost'],
    ['a managed key is bad', { managedProblems: ['theme: bad'] }, '(managed-config)'],
    [
      'nobody can tell whether the desk is meant to be live',
      { world: 'practice', worldIsCertain: false, settingsProblems: ['settings.json: not JSON'] },
      'settings-unreadable',
    ],
    [
      'the practice service is down',
      {
        world: 'practice',
        practiceFailure: fail('unavailable'),
        probeFailure: fail('offline', 'refused'),
      },
      'practice-service',
    ],
    ['the practice service is down but the desk is live', { practiceFailure: fail('bug') }, ''],
  ])('when %s', (_, change, expected) => {
    expect(found(change)).toBe(expected);
  });

  it('hold for IT what was found', () => {
    const [hotkey] = troubles(
      { ...WELL, hotkeys: [{ target: 'THREAT', accelerator: 'Ctrl+Alt+T', status: 'taken' }] },
      1,
      [],
    );
    expect(hotkey?.detail).toBe('THREAT Ctrl+Alt+T: taken');
    const [dns] = troubles({ ...WELL, probeFailure: fail('offline', 'dns') }, 1, []);
    expect(dns?.detail).toBe('offline dns');
  });

  it('keep the time they began while they last, even when the detail changes', () => {
    const first = troubles({ ...WELL, probeFailure: fail('offline', 'dns') }, 100, []);
    const second = troubles({ ...WELL, probeFailure: fail('timeout') }, 200, first);
    expect(second).toMatchObject([{ id: 'vendor-unreachable', sinceMs: 100, detail: 'timeout ' }]);
    const gone = troubles(WELL, 300, second);
    expect(gone).toEqual([]);
    const back = troubles({ ...WELL, probeFailure: fail('timeout') }, 400, gone);
    expect(back).toMatchObject([{ sinceMs: 400 }]);
  });

  it('never hold one trouble twice', () => {
    const everything = troubles(
      {
        ...WELL,
        ...EMPTY,
        diskFailure: fail('storage'),
        lastAttemptFailure: fail('unauthorized'),
        probeFailure: fail('unauthorized'),
        retryingDeliveries: 1,
        givenUpDeliveries: 1,
        settingsProblems: ['a'],
        managedProblems: ['b'],
      },
      1,
      [],
    );
    const ids = everything.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('make a desk that is only half filled in "not set up", not "in trouble"', () => {
    const list = troubles({ ...WELL, channelId: '', probeFailure: fail('timeout') }, 1, []);
    expect(readinessOf(list, { world: 'live', provenAtMs: 1 }).verdict).toBe('not-set-up');
  });
});
