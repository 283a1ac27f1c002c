// What can be asked of Tocsin on its command line, as checked values.
import { z } from 'zod';
import { LOCATION_MAX_LENGTH, MESSAGE_MAX_LENGTH, statusFromWord } from '../../shared/check-in';
import { SecretName } from '../../shared/secret';

/** How long `send` waits for the vendor's answer unless told otherwise, in seconds. */
export const DEFAULT_WAIT_SECONDS = 15;

const path = z.string().min(1, 'must be a path');

/** Paths as typed: the caller resolves them against its working folder. */
export const AppFlags = z.object({
  userDataDir: path.optional(),
  managedConfig: path.optional(),
  hidden: z.boolean(),
});
export type AppFlags = z.infer<typeof AppFlags>;

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.number().min(min, `must be ${min} or more`).max(max, `must be ${max} or less`));

const Status = z.string().transform((word, context) => {
  const status = statusFromWord(word);
  if (status !== undefined) return status;
  context.addIssue({ code: 'custom', message: 'unknown status' });
  return z.NEVER;
});

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must be ${max} characters or fewer`)
    // Empty means: not given.
    .transform((value) => value || undefined)
    .optional();

const secretName = z.object({ name: SecretName });

/** The words after the command and its own flags, by command. */
export const COMMANDS = {
  send: z
    .object({
      status: Status,
      message: text(MESSAGE_MAX_LENGTH),
      location: text(LOCATION_MAX_LENGTH),
      wait: wholeNumber(0, 3600).optional(),
    })
    .transform(({ wait, ...rest }) => ({ ...rest, waitSeconds: wait ?? DEFAULT_WAIT_SECONDS })),
  'secrets set': secretName,
  'secrets list': z.object({}),
  'secrets clear': secretName,
  status: z.object({}),
  doctor: z.object({}),
  /** Without `limit`: the whole record. */
  activity: z.object({ limit: wholeNumber(1, 1_000_000).optional() }),
  'activity verify': z.object({}),
  help: z.object({}),
  version: z.object({}),
} as const;

export type CommandWord = keyof typeof COMMANDS;

/** One command with its own checked values. */
export type Command = {
  readonly [W in CommandWord]: { readonly kind: W } & Readonly<z.output<(typeof COMMANDS)[W]>>;
}[CommandWord];

/** `app`: no command, so the application itself is meant. `invalid`: print the message, exit 1. */
export type CommandLine =
  | { readonly kind: 'app'; readonly flags: AppFlags }
  | { readonly kind: 'command'; readonly command: Command; readonly flags: AppFlags }
  | { readonly kind: 'invalid'; readonly message: string };
