// What the doctor says of questions to contacts, in words and line by line.
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkLine } from '../../../src/main/command-line/doctor-check';
import {
  verificationChecks,
  type VerificationFacts,
} from '../../../src/main/command-line/doctor-verification';
import { tryToListen } from '../../../src/main/command-line/listen-trial';
import { failed, ok } from '../../../src/shared/core/failure';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings/settings';
import type { WebhookState } from '../../../src/shared/core/webhook';
import { NOON_MS } from '../../fakes/app-state';

const LISTENING: WebhookState = {
  failure: null,
  localUrl: 'http://127.0.0.1:9119',
  chektUrl: 'https://desk.example/webhooks/chekt/secret-token',
  chektProof: 'address',
  rapidsosUrl: 'https://desk.example/webhooks/rapidsos',
  share911Url: 'https://desk.example/webhooks/share911',
  canProveRapidsos: true,
  canProveShare911: false,
  untaken: [],
  reachable: true,
  checking: false,
  lastCheck: { atMs: NOON_MS - 30_000, tookMs: 41.2, failure: null },
  lastEventMs: null,
};
const LIVE: Settings = {
  ...DEFAULT_SETTINGS,
  mode: 'live',
  chekt: { ...DEFAULT_SETTINGS.chekt, siteIds: ['site_1', 'site_2'] },
  webhooks: { ...DEFAULT_SETTINGS.webhooks, publicUrl: 'https://desk.example' },
};

function linesOf(parts: Partial<VerificationFacts> = {}): readonly string[] {
  return verificationChecks({
    settings: LIVE,
    hasApiKey: ok(true),
    hasWebhookSecret: ok(false),
    webhook: LISTENING,
    listenTrouble: null,
    nowMs: NOON_MS,
    ...parts,
  }).map(checkLine);
}
const textOf = (parts: Partial<VerificationFacts>): string => linesOf(parts).join('\n');

describe('the doctor on questions to contacts', () => {
  it('is content with a desk that is set up, and never prints the secret address', () => {
    expect(linesOf()).toEqual([
      'ok       CHeKT API key is stored',
      'ok       CHeKT sites: site_1, site_2',
      'ok       answers are received on http://127.0.0.1:9119',
      'ok       answers are trusted by their secret address, without a signature',
      'ok       answers come in at https://desk.example',
      'ok       a test event came home in 41 ms, 30 s ago',
    ]);
  });

  it('does not say that answers come in where no test event has come home', () => {
    const untried = { ...LISTENING, lastCheck: null };
    for (const webhook of [untried, null]) {
      expect(linesOf({ webhook })).toContain(
        'note     answers come in at https://desk.example: set, not proven',
      );
    }
  });

  it('finds no trouble in a desk that does not use CHeKT', () => {
    const settings: Settings = { ...DEFAULT_SETTINGS, mode: 'live' };
    const lines = linesOf({ settings, hasApiKey: ok(false), listenTrouble: 'port 9119 is taken' });
    expect(lines).toContain('note     CHeKT API key is stored: not set');
    expect(lines.join('\n')).not.toContain('TROUBLE');
  });

  it.each<[string, Partial<VerificationFacts>, string]>([
    ['a missing key', { hasApiKey: ok(false) }, 'TROUBLE  CHeKT API key is stored: not set'],
    [
      'a locked keychain',
      { hasApiKey: failed({ kind: 'unauthorized', detail: 'the keyring is locked' }) },
      'TROUBLE  CHeKT API key is stored: the keyring is locked',
    ],
    [
      'a port that the app could not have',
      {
        webhook: {
          ...LISTENING,
          localUrl: null,
          failure: { kind: 'unavailable', detail: 'port 9119 is taken' },
        },
      },
      'TROUBLE  answers are received on 127.0.0.1, port 9119: port 9119 is taken',
    ],
    [
      'a port that is taken while no app runs',
      { webhook: null, listenTrouble: 'port 9119 is taken' },
      'TROUBLE  answers can be received on 127.0.0.1, port 9119: port 9119 is taken',
    ],
    [
      'a missing public address',
      { settings: { ...LIVE, webhooks: DEFAULT_SETTINGS.webhooks } },
      'TROUBLE  public address for answers: not set: CHeKT cannot bring an answer to this desk',
    ],
    [
      'a test event that was lost',
      {
        webhook: {
          ...LISTENING,
          lastCheck: {
            atMs: NOON_MS - 5000,
            tookMs: null,
            failure: { kind: 'timeout', detail: 'nothing came home within 10 s' },
          },
        },
      },
      'TROUBLE  a test event came home (tried 5 s ago): nothing came home within 10 s',
    ],
    [
      'a test event that was never posted',
      { webhook: { ...LISTENING, lastCheck: null } },
      'note     a test event came home: not tried yet',
    ],
    [
      'a signature that is demanded',
      { webhook: { ...LISTENING, chektProof: 'signature' } },
      'ok       answers must be signed with the webhook secret',
    ],
    [
      'a secret that is stored while no app runs',
      { webhook: null, hasWebhookSecret: ok(true) },
      'ok       answers must be signed with the webhook secret',
    ],
    [
      'no site',
      { settings: { ...LIVE, chekt: DEFAULT_SETTINGS.chekt } },
      'note     CHeKT sites: none set: each question has to name its site',
    ],
  ])('tells of %s', (_what, facts, line) => {
    expect(linesOf(facts)).toContain(line);
  });

  it('needs no key and no public address in practice', () => {
    const facts = { settings: DEFAULT_SETTINGS, hasApiKey: ok(false) };
    expect(textOf(facts)).not.toContain('TROUBLE');
    expect(textOf(facts)).toContain('practice: questions stay on this computer');
  });
});

describe('the trial to listen', () => {
  it('says that a port is taken, and frees the one it tried', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await tryToListen('127.0.0.1', port)).toBe(`port ${port} is taken`);
    await new Promise((resolve) => other.close(resolve));
    expect(await tryToListen('127.0.0.1', port)).toBeNull();
    expect(await tryToListen('127.0.0.1', port)).toBeNull();
  });
});
