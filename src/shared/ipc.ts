// The contract between window and main: that of every feature, joined, and what `window.tocsin` offers.
import { ALERTS_CONTRACT } from './alerts/contract';
import { APP_CONTRACT, PRACTICE_CONTRACT, RECORD_CONTRACT } from './app-contract';
import { CALLS_CONTRACT } from './calls/contract';
import { CONTACTS_CONTRACT } from './contacts/contract';
import { joinContracts, type InputOf, type OutputOf, type ParsedOf } from './core/call';
import type { Result } from './core/failure';
import { INCIDENTS_CONTRACT } from './incidents/contract';
import { PANIC_CONTRACT } from './panic-contract';
import { SETTINGS_CONTRACT } from './settings/contract';
import type { AppState } from './state';
import { VERIFICATION_CONTRACT } from './verification/contract';

export const CALLS = joinContracts(
  APP_CONTRACT,
  PANIC_CONTRACT,
  VERIFICATION_CONTRACT,
  CONTACTS_CONTRACT,
  CALLS_CONTRACT,
  ALERTS_CONTRACT,
  INCIDENTS_CONTRACT,
  RECORD_CONTRACT,
  PRACTICE_CONTRACT,
  SETTINGS_CONTRACT,
);

export type CallName = keyof typeof CALLS;
export type Input<N extends CallName> = InputOf<(typeof CALLS)[N]>;
export type Parsed<N extends CallName> = ParsedOf<(typeof CALLS)[N]>;
export type Output<N extends CallName> = OutputOf<(typeof CALLS)[N]>;
/** What each call answers when it succeeds. */
export type Outputs = { readonly [N in CallName]: Output<N> };
export type CancelAnswer = Output<'cancel'>;

/** What `window.tocsin` offers. */
export interface TocsinApi {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** Delivers the present state at once, then every change; returns its own removal. */
  onState(listener: (state: AppState) => void): () => void;
  onShow(listener: (screen: string) => void): () => void;
}
