// The one state: everything the window, the tray and the notices show is a function of it.
import type { PressDelivery } from './delivery';
import type { DirectoryState } from './directory';
import type { HotkeyState } from './hotkey';
import type { PracticeScenario } from './practice';
import type { Readiness } from './readiness';
import type { SecretName } from './secret';
import type { Settings } from './settings';
import type { World } from './vendor';
import type { StrayEvent, Verification } from './verification';
import type { WebhookState } from './webhook';

export interface AppState {
  /** Rises by one with every push of this process. */
  readonly revision: number;
  readonly world: World;
  readonly readiness: Readiness;
  /** Presses, newest first: every open one and the ones whose card is still up. */
  readonly deliveries: readonly PressDelivery[];
  /** Newest first: every open verification and the ones whose board is still up. */
  readonly verifications: readonly Verification[];
  /** Newest first; the last few. */
  readonly strayEvents: readonly StrayEvent[];
  readonly webhook: WebhookState;
  readonly directory: DirectoryState;
  readonly settings: Settings;
  /** Dotted paths set by managed configuration: shown, but locked. */
  readonly lockedSettings: readonly string[];
  readonly secrets: Readonly<Partial<Record<SecretName, boolean>>>;
  readonly hotkeys: readonly HotkeyState[];
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
