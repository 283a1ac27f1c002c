// What one call of the window is: what goes into it, and what comes out when it succeeds.
import { z } from 'zod';
import type { Result } from './failure';

/** `output` is of a success only: a refusal is a `Failure`, never silence. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

/** Calls by their names. Each feature has one of its own. */
export type Contract = Readonly<Record<string, Call>>;

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { input, output };
}

/** The input of a call that needs none. */
export const Nothing = z.undefined();
/** The output of a call that has nothing to tell but that it is done. */
export const Done = z.null();
/** Where a file was written; null when the operator changed their mind. */
export const SavedFile = z.strictObject({ path: z.string().nullable() }).readonly();

/** As the window says it. */
export type InputOf<C extends Call> = z.input<C['input']>;
/** As the handler gets it. */
export type ParsedOf<C extends Call> = z.output<C['input']>;
export type OutputOf<C extends Call> = z.output<C['output']>;

/** A handler for each call. */
export type HandlersOf<C extends Contract> = {
  readonly [N in keyof C]: (
    input: ParsedOf<C[N]>,
  ) => Result<OutputOf<C[N]>> | Promise<Result<OutputOf<C[N]>>>;
};

/** What holds of all of a union. */
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void
  ? A
  : never;

/** All of them as one. Throws when two have a call of the same name: one would hide the other. */
export function joinContracts<C extends readonly Contract[]>(...contracts: C): All<C[number]> {
  const calls = contracts.flatMap((contract) => Object.entries(contract));
  const names = calls.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`two contracts have a call named ${twice}`);
  return Object.fromEntries(calls) as All<C[number]>;
}
