// What `tocsin status` tells scripts of the running app.
import { describe, expect, it } from 'vitest';
import { statusReport } from '../../../src/main/command-line/status-report';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/settings';
import type { WebhookState } from '../../../src/shared/core/webhook';
import { deliveryWith, NOON_MS, stateWith } from '../../fakes/app-state';
import { answeredContact, savedQuestion } from '../../fakes/saved-questions';

const WEBHOOK: WebhookState = {
  failure: null,
  localUrl: 'http://127.0.0.1:9119',
  chektUrl: 'https://desk.example/webhooks/chekt',
  chektProof: 'signature',
  rapidsosUrl: 'https://desk.example/webhooks/rapidsos',
  share911Url: 'https://desk.example/webhooks/share911',
  canProveRapidsos: true,
  canProveShare911: false,
  untaken: [],
  reachable: true,
  checking: false,
  lastCheck: { atMs: NOON_MS, tookMs: 41, failure: null },
  lastEventMs: NOON_MS,
};
const state = stateWith({
  deliveries: [deliveryWith('THREAT')],
  verifications: [savedQuestion({}, { contacts: [answeredContact('contact_1', 'cancelled')] })],
  strayEvents: [],
  webhook: WEBHOOK,
  secrets: { 'share911.apiKey': 'not-stored' as const, 'chekt.apiKey': 'stored' as const },
});

describe('the status of the running app', () => {
  it('shows every verification with its answers', () => {
    expect(statusReport(state)).toMatchObject({
      deliveries: [{ status: 'THREAT', state: 'queued' }],
      verifications: [{ site: 'site_1', contacts: [{ answer: 'cancelled' }] }],
    });
  });

  it('shows the desk with its room and the number to call back', () => {
    const desk = { ...DEFAULT_SETTINGS.desk, room: '12', callbackPhone: '+1 614 555 0100 ext. 4' };
    const settings = { ...DEFAULT_SETTINGS, desk };
    expect(statusReport({ ...state, settings })).toMatchObject({ desk });
  });

  it('shows where answers come in and whether they would', () => {
    const { checking, ...told } = WEBHOOK;
    expect(checking).toBe(false);
    expect(statusReport(state)).toHaveProperty('webhook', told);
  });

  it('shows which vendors have a key', () => {
    expect(statusReport(state)).toHaveProperty('vendors', {
      share911: { configured: false, key: 'not-stored' },
      chekt: { configured: true, key: 'stored' },
    });
  });

  it('is ready by what a press needs alone', () => {
    const failure = { kind: 'unavailable', detail: 'port 9119 is taken' } as const;
    const report = statusReport({ ...state, webhook: { ...WEBHOOK, localUrl: null, failure } });
    expect(report).toMatchObject({ ready: true, verdict: 'ready', webhook: { failure } });
  });
});
