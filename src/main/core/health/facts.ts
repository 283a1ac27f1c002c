// Everything that decides whether a press would work, as plain values.
import type { Failure } from '../../../shared/core/failure';
import type { HotkeyState } from '../../../shared/settings/hotkey';
import type { Trouble } from '../../../shared/core/readiness';
import type { World } from '../../../shared/core/vendor';
import type { UntakenEvents } from '../../../shared/core/webhook';
import type { SideTrouble } from './side-troubles';

/** A trouble, before it is known since when. */
export type Finding = Omit<Trouble, 'sinceMs'>;

/** What the other parts know without asking anybody. */
export interface DeskFacts {
  readonly world: World;
  /** Where presses go in this world; null while the practice service is not up. */
  readonly baseUrl: string | null;
  readonly channelId: string;
  readonly integrationId: string;
  /** Why the place that a press would carry is nobody's word; null when it is somebody's. */
  readonly placeDoubt: string | null;
  /** Why the outbox could not be written last time. */
  readonly diskFailure: Failure | null;
  /** When a press was last accepted by the way that the next one takes; null: never. */
  readonly provenAtMs: number | null;
  /** What of earlier times could not be read, and was kept aside. */
  readonly unreadableFailure: Failure | null;
  /** What the operating system says of the network. */
  readonly online: boolean;
  /** How the newest finished attempt of a press failed, if it did and nothing has been accepted or changed since. */
  readonly lastAttemptFailure: Failure | null;
  /** Attempts of presses under way for so long that they show no good way. */
  readonly slowTries: number;
  /** Presses whose last attempt failed and that are tried again. */
  readonly retryingDeliveries: number;
  /** Deliveries that failed or expired and whose card is still up. */
  readonly givenUpDeliveries: number;
  readonly hotkeys: readonly HotkeyState[];
  readonly settingsProblems: readonly string[];
  readonly managedProblems: readonly string[];
  /** The settings of this live desk were gone, and nobody has confirmed the copy that is in force. */
  readonly settingsLost: boolean;
  /** The keychain says that this desk was live, and no settings say that it is not any more. */
  readonly wasLive: boolean;
  /** False when it is not known whether this desk is meant to be live. */
  readonly worldIsCertain: boolean;
  readonly practiceFailure: Failure | null;
  /** Why the webhook receiver does not listen. */
  readonly webhookFailure: Failure | null;
  /** Proven events that are over their quota and were told to come again. */
  readonly eventsFailure: Failure | null;
  /** What proven senders sent in vain. */
  readonly untaken: readonly UntakenEvents[];
  /** How the last loopback check failed. */
  readonly loopbackFailure: Failure | null;
  /** What the features found. */
  readonly findings: readonly Finding[];
  readonly sideTroubles: readonly SideTrouble[];
}

/** What is known of where a press goes, and of what has become of earlier ones. */
export type PressFacts = Pick<
  DeskFacts,
  | 'channelId'
  | 'integrationId'
  | 'placeDoubt'
  | 'provenAtMs'
  | 'lastAttemptFailure'
  | 'slowTries'
  | 'retryingDeliveries'
  | 'givenUpDeliveries'
>;

/** What one environment knows. */
export type EnvironmentFacts = PressFacts &
  Pick<
    DeskFacts,
    | 'world'
    | 'baseUrl'
    | 'diskFailure'
    | 'unreadableFailure'
    | 'practiceFailure'
    | 'eventsFailure'
    | 'findings'
  >;

/** What the keychain said. */
export interface KeyFacts {
  /** Null when the keychain did not answer and the key is not in memory. */
  readonly configured: boolean | null;
  readonly failure: Failure | null;
}

export interface HealthFacts extends DeskFacts {
  readonly key: KeyFacts;
  readonly probeFailure: Failure | null;
}
