// What can be asked of Tocsin on its command line, as checked values.
import { z } from 'zod';
import {
  LOCATION_MAX_LENGTH,
  MESSAGE_MAX_LENGTH,
  statusFromWord,
} from '../../shared/core/check-in';
import { ContactSearch } from '../../shared/contacts/contact';
import { ReportFormat } from '../../shared/incidents/incident';
import { SecretName } from '../../shared/settings/secret';
import { AppFlags } from '../base/app-flags';
import { ExportFlags, ImportFlags } from './import-flags';
import { neededText, oneOf, optionalText, wholeNumber } from './values';
import {
  ALL_CONTACTS,
  TIMEOUT_SECONDS_MAX,
  TIMEOUT_SECONDS_MIN,
  VENDOR_ID_MAX_LENGTH,
  VERIFICATION_CONTACTS_MAX,
  VERIFICATION_MESSAGE_MAX_LENGTH,
  VERIFICATION_SUBJECT_MAX_LENGTH,
  VendorRef,
  VerificationMethod,
  VerificationPriority,
  VerificationRequest,
} from '../../shared/verification/verification';

/** The flag a part of the request came from. */
const FLAG_OF: Readonly<Record<string, string>> = {
  siteId: 'site',
  eventId: 'event',
  timeoutSeconds: 'timeout',
  requireResponse: 'no-response',
};

const vendorId = z
  .string({ error: 'is required' })
  .trim()
  .refine((id) => VendorRef.safeParse(id).success, {
    error: `must be one line of 1 to ${VENDOR_ID_MAX_LENGTH} characters`,
  });

const Contacts = z
  .string({ error: 'is required: ids with commas between them, or "all"' })
  .transform((text, context) => {
    const ids = text.split(',').map((id) => id.trim());
    const wrong = mistakeIn(ids);
    if (wrong === null) return ids.map((contactId) => ({ contactId }));
    context.addIssue({ code: 'custom', message: wrong });
    return z.NEVER;
  });

function mistakeIn(ids: readonly string[]): string | null {
  if (ids.length > VERIFICATION_CONTACTS_MAX) return `takes at most ${VERIFICATION_CONTACTS_MAX}`;
  // Whoever was meant to stand there would not be asked, and nobody would notice.
  if (ids.includes('')) return 'has an empty place: write --contacts=ID,ID';
  const bad = ids.find((id) => !VendorRef.safeParse(id).success);
  if (bad !== undefined) {
    return `${quoted(bad)} must be one line of 1 to ${VENDOR_ID_MAX_LENGTH} characters`;
  }
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) return `names ${quoted(twice)} twice`;
  return ids.length > 1 && ids.includes(ALL_CONTACTS) ? 'takes "all" only alone' : null;
}

/** Into a `VerificationRequest` and the seconds to wait for the vendor. */
const VerifyFlags = z
  .object({
    site: vendorId,
    contacts: Contacts,
    method: oneOf(VerificationMethod.options),
    event: vendorId.optional(),
    message: optionalText(VERIFICATION_MESSAGE_MAX_LENGTH),
    subject: optionalText(VERIFICATION_SUBJECT_MAX_LENGTH),
    timeout: wholeNumber(TIMEOUT_SECONDS_MIN, TIMEOUT_SECONDS_MAX).optional(),
    priority: oneOf(VerificationPriority.options).optional(),
    'no-response': z.literal(true).optional(),
    wait: wholeNumber(0, 3600).optional(),
  })
  .superRefine((flags, context) => {
    if (flags.event === undefined) return;
    for (const flag of ['subject', 'no-response'] as const) {
      if (flags[flag] === undefined) continue;
      const message = 'is for a question without --event only';
      context.addIssue({ code: 'custom', path: [flag], message });
    }
  })
  .transform(({ wait, ...flags }, context) => {
    const request = VerificationRequest.safeParse({
      siteId: flags.site,
      contacts: flags.contacts,
      method: flags.method,
      ...(flags.event === undefined ? {} : { eventId: flags.event }),
      ...(flags.message === undefined ? {} : { message: flags.message }),
      ...(flags.subject === undefined ? {} : { subject: flags.subject }),
      ...(flags.timeout === undefined ? {} : { timeoutSeconds: flags.timeout }),
      ...(flags.priority === undefined ? {} : { priority: flags.priority }),
      ...(flags['no-response'] === true ? { requireResponse: false } : {}),
    });
    if (request.success) return { request: request.data, wait };
    for (const { path, message } of request.error.issues) {
      const part = String(path[0] ?? 'contacts');
      context.addIssue({ code: 'custom', path: [FLAG_OF[part] ?? part], message });
    }
    return z.NEVER;
  });

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}

/** How long `send` and `verify` wait for the vendor's answer unless told otherwise, in seconds. */
export const DEFAULT_WAIT_SECONDS = 15;
/** How many verifications are listed unless told otherwise. */
export const DEFAULT_VERIFICATIONS = 100;
/** How many calls or alerts are listed unless told otherwise. */
export const DEFAULT_CALLS = 100;
/** How many contacts a search answers unless told otherwise. */
export const DEFAULT_CONTACTS = 20;

const QUERY_MAX_LENGTH = ContactSearch.shape.query.maxLength ?? 200;
const CONTACTS_MAX = ContactSearch.shape.limit.maxValue ?? 200;

const path = z.string().min(1, 'must be a path');

const Status = z.string().transform((word, context) => {
  const status = statusFromWord(word);
  if (status !== undefined) return status;
  context.addIssue({ code: 'custom', message: 'unknown status' });
  return z.NEVER;
});

const secretName = z.object({ name: SecretName });

/** The words after the command and its own flags, by command. */
export const COMMANDS = {
  send: z
    .object({
      status: Status,
      message: optionalText(MESSAGE_MAX_LENGTH),
      location: optionalText(LOCATION_MAX_LENGTH),
      wait: wholeNumber(0, 3600).optional(),
    })
    .transform(({ wait, ...rest }) => ({ ...rest, waitSeconds: wait ?? DEFAULT_WAIT_SECONDS })),
  verify: VerifyFlags.transform(({ wait, ...rest }) => ({
    ...rest,
    waitSeconds: wait ?? DEFAULT_WAIT_SECONDS,
  })),
  verifications: z
    .object({ limit: wholeNumber(1, 10_000).optional() })
    .transform(({ limit }) => ({ limit: limit ?? DEFAULT_VERIFICATIONS })),
  calls: z
    .object({ reveal: z.literal(true).optional(), limit: wholeNumber(1, 1000).optional() })
    .transform(({ reveal, limit }) => ({ reveal: reveal === true, limit: limit ?? DEFAULT_CALLS })),
  alerts: z
    .object({ limit: wholeNumber(1, 1000).optional() })
    .transform(({ limit }) => ({ limit: limit ?? DEFAULT_CALLS })),
  'contacts sync': z.object({}),
  'contacts search': z
    .object({
      query: neededText(QUERY_MAX_LENGTH),
      limit: wholeNumber(1, CONTACTS_MAX).optional(),
    })
    .transform(({ query, limit }) => ({ search: { query, limit: limit ?? DEFAULT_CONTACTS } })),
  'contacts import': ImportFlags,
  'contacts export': ExportFlags,
  'secrets set': secretName,
  'secrets list': z.object({}),
  'secrets clear': secretName,
  status: z.object({}),
  doctor: z.object({}),
  /** Without `limit`: the whole record. */
  activity: z.object({ limit: wholeNumber(1, 1_000_000).optional() }),
  /** Without `file`: this desk's own record. */
  'activity verify': z.object({ file: path.optional() }),
  'activity export': z
    .object({ format: oneOf(ReportFormat.options), output: path.optional() })
    .refine(({ format, output }) => format !== 'pdf' || output !== undefined, {
      path: ['output'],
      message: 'is required for pdf: --output=FILE',
    }),
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
