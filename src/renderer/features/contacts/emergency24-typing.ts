// An Emergency24 contact while it is being typed: lists as lines of text, the rest carried unchanged.
import {
  EMERGENCY24_EMAIL_FIELDS,
  EMERGENCY24_LINE_FIELDS,
  EMERGENCY24_PHONE_FIELDS,
  Emergency24Fields,
} from '../../../shared/contacts/emergency24';
import { asWritten } from '../../../shared/contacts/fields';
import { EMAIL_PATTERN, problemsOfError, type Problem, type Problems } from './problems';

const LINE_FIELDS = EMERGENCY24_LINE_FIELDS.filter((field) => field !== 'departmentId');
const LIST_FIELDS = [...EMERGENCY24_PHONE_FIELDS, ...EMERGENCY24_EMAIL_FIELDS] as const;
export const EMERGENCY24_TYPED_FIELDS = [...LINE_FIELDS, ...LIST_FIELDS] as const;
export type Emergency24TypedField = (typeof EMERGENCY24_TYPED_FIELDS)[number];

export interface Emergency24Typing {
  /** As the service had it. */
  readonly base: Emergency24Fields;
  /** A list has one entry on each line. */
  readonly text: Readonly<Record<Emergency24TypedField, string>>;
  readonly groupIds: readonly string[];
}

export function typeEmergency24(base: Emergency24Fields): Emergency24Typing {
  const text = Object.fromEntries(
    EMERGENCY24_TYPED_FIELDS.map((field) => {
      const value = base[field];
      return [field, typeof value === 'string' ? value : value.join('\n')];
    }),
  ) as Record<Emergency24TypedField, string>;
  return { base, text, groupIds: base.groupIds };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The whole contact. What was not touched goes back exactly as it came. */
export function emergency24FieldsOf({
  base,
  text,
  groupIds,
}: Emergency24Typing): Emergency24Fields {
  const before = typeEmergency24(base).text;
  const touched = (field: Emergency24TypedField) => text[field] !== before[field];
  const lines = LINE_FIELDS.filter(touched).map((field) => [
    field,
    asWritten(field, text[field].trim()),
  ]);
  const lists = LIST_FIELDS.filter(touched).map((field) => [field, linesOf(text[field])]);
  return {
    ...base,
    ...(Object.fromEntries([...lines, ...lists]) as Partial<Emergency24Fields>),
    groupIds: [...groupIds],
  };
}

/** Source: SEED Emergency24 ICCS API, "Add Contact": a new contact needs an external id and a first name. */
export function emergency24Problems(typing: Emergency24Typing, adding: boolean): Problems {
  const fields = emergency24FieldsOf(typing);
  const parsed = Emergency24Fields.safeParse(fields);
  const found: Partial<Record<string, Problem>> = {
    ...(parsed.success ? {} : problemsOfError(parsed.error)),
  };
  const changed = LIST_FIELDS.filter((field) => fields[field] !== typing.base[field]);
  for (const field of changed) {
    const isEmail = EMERGENCY24_EMAIL_FIELDS.some((one) => one === field);
    const good = isEmail ? EMAIL_PATTERN : /\d/;
    if (!fields[field].every((entry) => good.test(entry))) {
      found[field] ??= isEmail ? 'email' : 'phone';
    }
  }
  if (adding) {
    for (const field of ['externalId', 'firstName'] as const) {
      if (fields[field] === '') found[field] ??= 'missing';
    }
  }
  return found;
}

export function isEmergency24Touched({ base, text, groupIds }: Emergency24Typing): boolean {
  const before = typeEmergency24(base);
  return (
    EMERGENCY24_TYPED_FIELDS.some((field) => text[field] !== before.text[field]) ||
    groupIds.join('\n') !== before.groupIds.join('\n')
  );
}
