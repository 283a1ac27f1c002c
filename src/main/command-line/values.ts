// Kinds of values a flag can have, with messages for whoever typed them.
import { z } from 'zod';

export function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.number().min(min, `must be ${min} or more`).max(max, `must be ${max} or less`));
}

/** Trimmed; empty means: not given. */
export function optionalText(maxLength: number): z.ZodType<string | undefined, string | undefined> {
  return z
    .string()
    .trim()
    .max(maxLength, `must be ${maxLength} characters or fewer`)
    .transform((value) => value || undefined)
    .optional();
}

/** Trimmed; something must be left. */
export function neededText(maxLength: number): z.ZodType<string, string> {
  return z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maxLength, `must be ${maxLength} characters or fewer`);
}

/** One of a few words, in any case. */
export function oneOf<T extends string>(words: readonly T[]): z.ZodType<T, string> {
  const accepted = words.join(', ');
  return z
    .string({ error: `is required: ${accepted}` })
    .trim()
    .toLowerCase()
    .pipe(z.enum(words, { error: `must be one of ${accepted}` }));
}
