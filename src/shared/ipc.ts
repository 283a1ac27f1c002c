// The contract between window and main: every call's input schema and output type, in one place.
import { z } from 'zod';
import { PressRequest } from './action';
import { ActionId } from './core/action-id';
import { ActivityPageRequest, type ActivityEntry } from './core/activity';
import type { CallName } from './channels';
import { ContactSearch, ContactSource, type ContactHit } from './contacts/contact';
import { ContactChangeRequest, type ContactChangeAnswer } from './contacts/contact-change';
import type { PressDelivery } from './delivery';
import {
  CallHistoryRequest,
  CallId,
  OwnBuildingAnswer,
  type EmergencyCall,
} from './calls/emergency-call';
import {
  ImportRequest,
  RecordKey,
  type ContactForm,
  type DirectoryListing,
  type ImportPreview,
} from './contacts/directory';
import type { Emergency24Group } from './contacts/emergency24';
import type { Result } from './core/failure';
import { Accelerator, HotkeyTarget, type HotkeyState } from './settings/hotkey';
import {
  IncidentId,
  IncidentMember,
  INCIDENT_MEMBERS_MAX,
  ReportFormat,
  type Incident,
  type IncidentPart,
  type IncidentView,
} from './incidents/incident';
import {
  DirectoryPage,
  LinkDecision,
  type ContactConflict,
  type LinkSuggestion,
  type Person,
} from './contacts/person';
import { PracticeAlert, PracticeScenario, PracticeShare } from './core/practice';
import type { TroubleId } from './core/readiness';
import { SecretName, SecretValue } from './settings/secret';
import { SettingsPatch } from './settings/settings';
import { AlertSeq, type ReceivedAlert } from './alerts/share911-alert';
import type { AppState } from './state';
import {
  UnsureChoice,
  VendorRef,
  VerificationHistoryRequest,
  VerificationRequest,
  type SiteContacts,
  type Verification,
} from './verification/verification';
import type { LoopbackResult } from './core/webhook';

const ById = z.strictObject({ id: ActionId });
const ByCall = z.strictObject({ id: CallId });
const ByAlert = z.strictObject({ seq: AlertSeq });
const ByIncident = z.strictObject({ id: IncidentId });
const Members = z.array(IncidentMember).max(INCIDENT_MEMBERS_MAX);
const Nothing = z.undefined();

export const INPUTS = {
  getState: Nothing,
  press: PressRequest,
  sendNow: ById,
  cancel: ById,
  tryAgain: ById,
  standDown: ById,
  closeCard: ById,
  activityPage: ActivityPageRequest,
  changeSettings: SettingsPatch,
  setHotkey: z.strictObject({ target: HotkeyTarget, accelerator: Accelerator.nullable() }),
  /** While on, a chord that Tocsin holds presses nothing: it is the answer instead. */
  recordChord: z.strictObject({ on: z.boolean() }),
  setSecret: z.strictObject({ name: SecretName, value: SecretValue }),
  clearSecret: z.strictObject({ name: SecretName }),
  goLive: z.strictObject({ confirmed: z.boolean() }),
  goPractice: Nothing,
  stayInPractice: Nothing,
  setPracticeScenario: z.strictObject({ scenario: PracticeScenario }),
  /** In practice only: the practice services send what real ones would. */
  practiceShare: z.strictObject({ scenario: PracticeShare }),
  practiceAlert: z.strictObject({ name: PracticeAlert }),
  pauseNotifications: z.strictObject({ minutes: z.number().int().min(0).max(480) }),
  /** The window at its usual size. */
  resetZoom: Nothing,
  verify: VerificationRequest,
  settleVerification: z.strictObject({ id: ActionId, choice: UnsureChoice }),
  closeVerification: ById,
  /** The operator has the board before their eyes. */
  seeAnswers: ById,
  /** `refresh` asks CHeKT again even when the list is fresh. */
  siteContacts: z.strictObject({ siteId: VendorRef, refresh: z.boolean().optional() }),
  verificationHistory: VerificationHistoryRequest,
  checkWebhook: Nothing,
  searchContacts: ContactSearch,
  listPeople: DirectoryPage,
  person: z.strictObject({ key: RecordKey }),
  conflicts: DirectoryPage,
  linkSuggestions: DirectoryPage,
  decideLink: LinkDecision,
  /** Without a source: every service that is set up. */
  syncContacts: z.strictObject({ source: ContactSource.optional() }),
  /** Forgets everything this desk knows from one service. */
  wipeContacts: z.strictObject({ source: ContactSource }),
  /** Emergency24's groups. */
  contactGroups: Nothing,
  /** Reads the record anew at its service, so that nothing stale is written back. */
  contactForm: z.strictObject({ recordKey: RecordKey }),
  changeContact: ContactChangeRequest,
  previewImport: ImportRequest,
  runImport: z.strictObject({ id: z.string().max(100) }),
  /** Asks where to, and writes a table to fill in. */
  saveImportTemplate: z.strictObject({ source: ContactSource }),
  /** Asks where to, and writes CSV. */
  exportContacts: z.strictObject({ source: ContactSource.optional() }),
  /** The paper for the day nothing works: these people, dated. Empty: all key people. */
  printPeople: z.strictObject({ keys: z.array(RecordKey).max(500) }),
  /** The operator has the card before their eyes: attention stops. */
  seeCall: ByCall,
  /** Recorded: who reads a caller's number leaves a trace. */
  revealCall: ByCall,
  /** Everything that was shared, tokens removed. Recorded like a reveal. */
  callRaw: ByCall,
  /** The call in one breath, to be read out on a radio. With the number it is recorded like a reveal. */
  callRadioText: z.strictObject({ id: CallId, withNumber: z.boolean() }),
  markOwnBuilding: z.strictObject({ id: CallId, answer: OwnBuildingAnswer }),
  closeCall: ByCall,
  callHistory: CallHistoryRequest,
  /** Forgets every call at once. */
  wipeCalls: Nothing,
  seeAlert: ByAlert,
  closeAlert: ByAlert,
  /** Takes down the cards of accepted panics that were pressed before this all clear. */
  closePanicsAfter: ByAlert,
  alertHistory: CallHistoryRequest,
  confirmIncident: z.strictObject({ members: Members.min(1), name: z.string().trim().max(200) }),
  changeIncident: z.strictObject({
    id: IncidentId,
    name: z.string().trim().max(200).optional(),
    add: Members.optional(),
    remove: Members.optional(),
  }),
  closeIncident: ByIncident,
  dismissSuggestion: z.strictObject({ key: z.string().min(1).max(200) }),
  incidentHistory: CallHistoryRequest,
  incidentView: ByIncident,
  /** What could be added to an incident: everything of the days around it, newest first. */
  incidentParts: ByIncident,
  /** Asks where to, and writes the after-action report. */
  exportReport: z.strictObject({ id: IncidentId, format: ReportFormat }),
  /** Asks where to, and writes the whole record. */
  exportActivity: z.strictObject({ format: ReportFormat }),
} satisfies Record<CallName, z.ZodType>;

/** What each call answers when it succeeds; a refusal is a `Failure`, never silence. */
export interface Outputs {
  getState: AppState;
  press: PressDelivery;
  sendNow: null;
  cancel: CancelAnswer;
  /** Of any delivery, also of a question that went nowhere. */
  tryAgain: null;
  standDown: PressDelivery;
  closeCard: null;
  activityPage: readonly ActivityEntry[];
  changeSettings: null;
  setHotkey: HotkeyState;
  /** Null: the recording has ended without one. */
  recordChord: Accelerator | null;
  setSecret: null;
  clearSecret: null;
  /** What is still missing; empty when the desk is live now or would be once confirmed. */
  goLive: { readonly live: boolean; readonly missing: readonly TroubleId[] };
  goPractice: null;
  stayInPractice: null;
  setPracticeScenario: null;
  practiceShare: null;
  practiceAlert: null;
  pauseNotifications: null;
  resetZoom: null;
  /** Saved, not yet accepted: the state tells how it goes on. */
  verify: Verification;
  settleVerification: Verification;
  closeVerification: null;
  seeAnswers: null;
  siteContacts: SiteContacts;
  /** Newest first. */
  verificationHistory: readonly Verification[];
  checkWebhook: LoopbackResult;
  searchContacts: readonly ContactHit[];
  listPeople: DirectoryListing;
  person: Person;
  conflicts: readonly ContactConflict[];
  linkSuggestions: readonly LinkSuggestion[];
  decideLink: null;
  syncContacts: null;
  wipeContacts: null;
  contactGroups: readonly Emergency24Group[];
  contactForm: ContactForm;
  changeContact: ContactChangeAnswer;
  previewImport: ImportPreview;
  runImport: { readonly taken: number };
  /** The path, or null when the operator changed their mind. */
  saveImportTemplate: { readonly path: string | null };
  /** The path, or null when the operator changed their mind. */
  exportContacts: { readonly path: string | null };
  /** The PDF's path, or null when the operator changed their mind. */
  printPeople: { readonly path: string | null };
  seeCall: null;
  revealCall: { readonly number: string | null };
  callRaw: { readonly text: string };
  callRadioText: { readonly text: string };
  markOwnBuilding: null;
  closeCall: null;
  /** Newest first, closed ones too, until they are purged. */
  callHistory: readonly EmergencyCall[];
  wipeCalls: null;
  seeAlert: null;
  closeAlert: null;
  closePanicsAfter: { readonly closed: number };
  alertHistory: readonly ReceivedAlert[];
  confirmIncident: Incident;
  changeIncident: Incident;
  closeIncident: null;
  dismissSuggestion: null;
  incidentHistory: readonly Incident[];
  incidentView: IncidentView;
  incidentParts: readonly IncidentPart[];
  /** The path, or null when the operator changed their mind. */
  exportReport: { readonly path: string | null };
  exportActivity: { readonly path: string | null };
}

/**
 * `cancelled`: it has not gone and will not. `may-have-gone`: retries stopped. `stopping`: no further try starts, but
 * the one under way may arrive. `too-late`: it has gone.
 */
export interface CancelAnswer {
  readonly result: 'cancelled' | 'may-have-gone' | 'stopping' | 'too-late';
}

export type Input<N extends CallName> = z.input<(typeof INPUTS)[N]>;
export type Parsed<N extends CallName> = z.output<(typeof INPUTS)[N]>;
export type Output<N extends CallName> = Outputs[N];

/** What `window.tocsin` offers. */
export interface TocsinApi {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** Delivers the present state at once, then every change; returns its own removal. */
  onState(listener: (state: AppState) => void): () => void;
  onShow(listener: (screen: string) => void): () => void;
}
