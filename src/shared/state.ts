// The one state: everything the window, the tray and the notices show is a function of it.
import type { Delivery } from './delivery';
import type { HotkeyState } from './hotkey';
import type { PracticeScenario } from './practice';
import type { Readiness } from './readiness';
import type { SecretName } from './secret';
import type { Settings } from './settings';
import type { World } from './vendor';

export interface AppState {
  /** Rises by one with every push of this process. */
  readonly revision: number;
  readonly world: World;
  readonly readiness: Readiness;
  /** Newest first: every open delivery and the ones whose card is still up. */
  readonly deliveries: readonly Delivery[];
  readonly settings: Settings;
  /** Dotted paths set by managed configuration: shown, but locked. */
  readonly lockedSettings: readonly string[];
  readonly secrets: Readonly<Partial<Record<SecretName, boolean>>>;
  readonly hotkeys: readonly HotkeyState[];
  readonly notificationsPausedUntilMs: number | null;
  /** Present in practice only. */
  readonly practice: { readonly url: string; readonly scenario: PracticeScenario } | null;
  /** Language after "system" is resolved. */
  readonly language: 'en' | 'es';
  readonly version: string;
}
