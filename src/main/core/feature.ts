// What a feature is to the program: a value that brings its calls, its part of the state and its life.
import type { Failure, Result } from '../../shared/core/failure';
import type { StoredRequest, Delivery } from '../../shared/delivery';
import type { VendorId, World } from '../../shared/core/vendor';
import type { Language } from '../../shared/core/language';
import type { SecretName } from '../../shared/settings/secret';
import type { Settings } from '../../shared/settings/settings';
import type { AppState } from '../../shared/state';
import type { Finding } from './health/facts';
import type { Handlers } from './ipc';
import type { Vault } from './keychain/vault';
import type { Clock } from './lib/clock';
import type { HttpPort, Outcome } from './lib/vendor-port';
import type { Outbox } from './outbox/outbox';
import type { Activity } from './record/activity';
import type { Store } from './store/store';
import type { Admission } from './webhooks/event-admission';

/** The ways out to each vendor. */
export interface Ways {
  readonly to: Readonly<Record<VendorId, HttpPort>>;
  /** Each request on a connection of its own. */
  once(vendor: VendorId): HttpPort;
}

/** What every feature of one environment stands on. */
export interface Ground {
  readonly environment: World;
  /** Where this environment's files live. */
  readonly folder: string;
  readonly store: Store;
  readonly activity: Activity;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly vault: Pick<Vault, 'get' | 'dataKey' | 'check'>;
  readonly settings: () => Settings;
  readonly language: () => Language;
  readonly newId: () => string;
  /** Where a vendor is in this environment: practice never leaves this computer. */
  readonly addressOf: (vendor: VendorId) => string;
  readonly ways: Ways;
  /** A key without which nothing can be sent there; `not-configured` when there is none. */
  readonly keyOf: (name: SecretName) => Promise<Result<string>>;
  /** How the newest delivery to a vendor failed, if it did and no key was changed since. */
  readonly lastFailure: (vendor: VendorId) => Failure | null;
  /** Lets in what a proven sender sends, while there is room for it. */
  readonly admit: Admission['admit'];
  /** A true webhook came, wall clock in milliseconds. */
  readonly onEvent: (atMs: number) => void;
  readonly onChange: () => void;
  readonly log: (message: string) => void;
}

/** Everything but its calls is asked of each feature alike; what one has nothing to say to is left out. */
export interface Feature {
  /** What the window may ask of it. */
  readonly calls: Partial<Handlers>;
  /** Its part of the one state that every screen draws. */
  state(): Partial<AppState>;
  /** What of it is wrong now; must be quick. */
  troubles?(): readonly Finding[];
  /** Sends its kinds of action; the outbox alone calls it. */
  readonly sends?: Partial<Senders>;
  /** A key was changed: what was known of it no longer counts. */
  forgetKeys?(): void;
  settingsChanged?(): void;
  /** Work that a process without a screen does not leave behind. */
  isBusy?(): boolean;
  /** Takes up what an earlier life left. Until then nothing moves. */
  start?(): void;
  close?(): void | Promise<void>;
}

/** Sends the stored bytes of one delivery, once. `onWritten`: they are all on the wire, wall clock in milliseconds. */
export type Sender = (
  request: StoredRequest,
  delivery: Delivery,
  hooks: { readonly onWritten: (atMs: number) => void },
) => Promise<Outcome>;

/** Who sends each kind of action. */
export type Senders = Readonly<Record<Delivery['action']['kind'], Sender>>;
