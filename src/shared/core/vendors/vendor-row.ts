// The form of all that is known of a vendor everywhere: its name, secrets, settings, and the words of its troubles.
import type { z } from 'zod';
import type { Language } from '../language';

type Secrets = Readonly<Record<string, 'sent' | 'proving'>>;
type TroubleText = Readonly<Record<'what' | 'remedy', string>>;

/** `S`: its section of the settings. `K`: its secrets. `T`: names of its troubles. */
export interface VendorRow<
  S extends z.ZodObject = z.ZodObject,
  K extends Secrets = Secrets,
  T extends string = string,
> {
  /** As it calls itself, in every language. */
  readonly name: string;
  /** `sent` with every request to its address, or `proving` what it sends here: those never leave. */
  readonly secrets: K;
  readonly settings: S;
  readonly defaults: z.infer<S>;
  /** What can be wrong with it that no other vendor knows. */
  readonly troubles: Readonly<Record<T, Readonly<Record<Language, TroubleText>>>>;
}

/** Keeps the names of secrets and troubles, and holds the defaults against the section. */
export const vendorRow = <
  S extends z.ZodObject<{ baseUrl: z.ZodString }>,
  const K extends Secrets,
  T extends string = never,
>(
  row: VendorRow<S, K, T>,
): VendorRow<S, K, T> => row;
