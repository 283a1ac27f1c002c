// The one state: everything the window, the tray and the notices show is a function of it.
import type { PressDelivery } from './delivery';
import type { DirectoryState } from './contacts/directory';
import type { EmergencyCall } from './calls/emergency-call';
import type { HotkeyState } from './settings/hotkey';
import type { Incident, IncidentSuggestion } from './incidents/incident';
import type { PracticeScenario } from './core/practice';
import type { Readiness } from './core/readiness';
import type { SecretsReport } from './settings/secret';
import type { Settings } from './settings/settings';
import type { ReceivedAlert } from './alerts/share911-alert';
import type { World } from './core/vendor';
import type { StrayEvent, Verification } from './verification/verification';
import type { WebhookState } from './core/webhook';

export interface AppState {
  /** Rises by one with every push of this process. */
  readonly revision: number;
  readonly world: World;
  /** When this desk goes back to live by itself, wall clock; null: it does not. */
  readonly practiceUntilMs: number | null;
  readonly readiness: Readiness;
  /** Presses, newest first: every open one and the ones whose card is still up. */
  readonly deliveries: readonly PressDelivery[];
  /** Newest first: every open verification and the ones whose board is still up. */
  readonly verifications: readonly Verification[];
  /** Newest first; the last few. */
  readonly strayEvents: readonly StrayEvent[];
  /** 911 calls shared with this desk, newest first: every one whose card is still up. */
  readonly calls: readonly EmergencyCall[];
  /** Share911's broadcast alerts, newest first: every one that is still up. */
  readonly alerts: readonly ReceivedAlert[];
  /** Confirmed and not closed, newest first. */
  readonly incidents: readonly Incident[];
  readonly incidentSuggestions: readonly IncidentSuggestion[];
  /** Where our building is: the settings', or in practice the practice building while those say nothing. */
  readonly site: Settings['site'];
  readonly webhook: WebhookState;
  readonly directory: DirectoryState;
  readonly settings: Settings;
  /** Dotted paths set by managed configuration: shown, but locked. */
  readonly lockedSettings: readonly string[];
  /** Of the live world; empty until the keychain has been asked. */
  readonly secrets: Readonly<Partial<SecretsReport['secrets']>>;
  readonly hotkeys: readonly HotkeyState[];
  /** Of the window; 100 is its usual size. */
  readonly zoomPercent: number;
  readonly notificationsPausedUntilMs: number | null;
  /** Present in practice only. */
  readonly practice: {
    readonly url: string;
    readonly scenario: PracticeScenario;
    /** The one site of the practice CHeKT. */
    readonly siteId: string;
  } | null;
  /** Language after "system" is resolved. */
  readonly language: 'en' | 'es';
  readonly version: string;
}
