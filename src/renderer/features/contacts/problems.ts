// What is wrong with a typed field, as a word the catalogue knows.
import type { z } from 'zod';
import type { Failure } from '../../../shared/core/failure';

/** `way`: a number or an address is needed. `refused`: the service or main said no to it. */
export type Problem = 'missing' | 'tooLong' | 'oneLine' | 'email' | 'phone' | 'way' | 'refused';

/** By the field's name. */
export type Problems = Readonly<Partial<Record<string, Problem>>>;

export const EMAIL_PATTERN = /^[^\s@]+@[^\s@]+$/;

/** The first problem of each field that a shared schema found. */
export function problemsOfError(error: z.ZodError): Problems {
  const found: Partial<Record<string, Problem>> = {};
  for (const issue of error.issues) {
    const field = issue.path.findLast((part) => typeof part === 'string') ?? '';
    found[field] ??= problemOf(field, issue);
  }
  return found;
}

const PROBLEM_OF: Readonly<Partial<Record<z.core.$ZodIssue['code'], Problem>>> = {
  too_small: 'missing',
  invalid_type: 'missing',
  invalid_value: 'missing',
  too_big: 'tooLong',
  invalid_format: 'oneLine',
  custom: 'missing',
};

function problemOf(field: string, { code }: z.core.$ZodIssue): Problem {
  if (field === 'email' && code === 'invalid_format') return 'email';
  if (field === 'phone' && code === 'custom') return 'way';
  return PROBLEM_OF[code] ?? 'refused';
}

/** The field a refusal is about, where it names one of `fields`. */
export function problemsOfRefusal(failure: Failure | null, fields: readonly string[]): Problems {
  if (failure === null) return {};
  const field =
    failure.reason === 'duplicate-external-id'
      ? 'externalId'
      : failure.field?.split('.').findLast((part) => fields.includes(part));
  return field === undefined ? {} : { [field]: 'refused' };
}
