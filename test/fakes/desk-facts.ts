// A live desk with nothing wrong, as health sees it.
import type { DeskFacts } from '../../src/main/health/facts';

export const WELL_DESK: DeskFacts = {
  world: 'live',
  baseUrl: 'https://api.share911.com',
  channelId: 'district/school',
  integrationId: 'acme',
  placeDoubt: null,
  provenAtMs: Date.UTC(2026, 2, 2, 9, 12),
  diskFailure: null,
  unreadableFailure: null,
  online: true,
  lastAttemptFailure: null,
  slowTries: 0,
  retryingDeliveries: 0,
  givenUpDeliveries: 0,
  hotkeys: [],
  settingsProblems: [],
  managedProblems: [],
  settingsLost: false,
  worldIsCertain: true,
  practiceFailure: null,
  webhookFailure: null,
  loopbackFailure: null,
  chektFailure: null,
  unsureVerifications: 0,
  sideTroubles: [],
};
