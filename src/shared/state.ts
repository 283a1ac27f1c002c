// The one state: everything the window, the tray and the notices show is a function of it.
import { z } from 'zod';
import { Language } from './core/language';
import { PressDelivery } from './delivery';
import { DirectoryState } from './contacts/directory';
import { EmergencyCall } from './calls/emergency-call';
import { HotkeyState } from './settings/hotkey';
import { Incident, IncidentSuggestion } from './incidents/incident';
import { PracticeScenario } from './core/practice';
import { Readiness } from './core/readiness';
import { SecretName, SecretState } from './settings/secret';
import { Settings } from './settings/settings';
import { ReceivedAlert } from './alerts/share911-alert';
import { World } from './core/vendor';
import { StrayEvent, Verification } from './verification/verification';
import { WebhookState } from './core/webhook';

export const AppState = z
  .strictObject({
    /** Rises by one with every push of this process. */
    revision: z.number(),
    world: World,
    /** When this desk goes back to live by itself, wall clock; null: it does not. */
    practiceUntilMs: z.number().nullable(),
    readiness: Readiness,
    /** Presses, newest first: every open one and the ones whose card is still up. */
    deliveries: z.array(PressDelivery).readonly(),
    /** Newest first: every open verification and the ones whose board is still up. */
    verifications: z.array(Verification).readonly(),
    /** Newest first; the last few. */
    strayEvents: z.array(StrayEvent).readonly(),
    /** 911 calls shared with this desk, newest first: every one whose card is still up. */
    calls: z.array(EmergencyCall).readonly(),
    /** Share911's broadcast alerts, newest first: every one that is still up. */
    alerts: z.array(ReceivedAlert).readonly(),
    /** Confirmed and not closed, newest first. */
    incidents: z.array(Incident).readonly(),
    incidentSuggestions: z.array(IncidentSuggestion).readonly(),
    /** Where our building is: the settings', or in practice the practice building while those say nothing. */
    site: Settings.shape.site,
    webhook: WebhookState,
    directory: DirectoryState,
    settings: Settings,
    /** Dotted paths set by managed configuration: shown, but locked. */
    lockedSettings: z.array(z.string()).readonly(),
    /** Of the live world; empty until the keychain has been asked. */
    secrets: z.partialRecord(SecretName, SecretState).readonly(),
    hotkeys: z.array(HotkeyState).readonly(),
    /** Of the window; 100 is its usual size. */
    zoomPercent: z.number(),
    notificationsPausedUntilMs: z.number().nullable(),
    /** Present in practice only. */
    practice: z
      .strictObject({
        url: z.string(),
        scenario: PracticeScenario,
        /** The one site of the practice CHeKT. */
        siteId: z.string(),
      })
      .readonly()
      .nullable(),
    /** Language after "system" is resolved. */
    language: Language,
    version: z.string(),
  })
  .readonly();
export type AppState = z.infer<typeof AppState>;
