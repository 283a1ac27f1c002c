// What the window may ask that is no feature's alone: the state, the record, practice and live, and the app itself.
import { z } from 'zod';
import { ActivityEntry, ActivityPageRequest } from './core/activity';
import { call, Done, Nothing, SavedFile } from './core/call';
import { PracticeAlert, PracticeScenario, PracticeShare } from './core/practice';
import { TroubleId } from './core/readiness';
import { LoopbackResult } from './core/webhook';
import { ReportFormat } from './incidents/incident';
import { AppState } from './state';

export const APP_CONTRACT = {
  getState: call(Nothing, AppState),
  pauseNotifications: call(z.strictObject({ minutes: z.number().int().min(0).max(480) }), Done),
  /** The window at its usual size. */
  resetZoom: call(Nothing, Done),
  checkWebhook: call(Nothing, LoopbackResult),
};

export const RECORD_CONTRACT = {
  activityPage: call(ActivityPageRequest, z.array(ActivityEntry).readonly()),
  /** Asks where to, and writes the whole record. */
  exportActivity: call(z.strictObject({ format: ReportFormat }), SavedFile),
};

export const PRACTICE_CONTRACT = {
  /** Answers what is still missing; empty when the desk is live now or would be once confirmed. */
  goLive: call(
    z.strictObject({ confirmed: z.boolean() }),
    z.strictObject({ live: z.boolean(), missing: z.array(TroubleId).readonly() }).readonly(),
  ),
  goPractice: call(Nothing, Done),
  stayInPractice: call(Nothing, Done),
  setPracticeScenario: call(z.strictObject({ scenario: PracticeScenario }), Done),
  /** In practice only: the practice services send what real ones would. */
  practiceShare: call(z.strictObject({ scenario: PracticeShare }), Done),
  practiceAlert: call(z.strictObject({ name: PracticeAlert }), Done),
};
