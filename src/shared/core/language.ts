// Which language the operator reads, once "system" is resolved.
import { z } from 'zod';

export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;

/** Whose forms of numbers and times these readers know: 1:05 PM and 1:05 p. m., 12,345. */
export const REGION: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' };

/** The first of the system's languages (such as `es-MX`) that Tocsin speaks; English otherwise. */
export function resolveLanguage(
  setting: 'system' | Language,
  systemLanguages: readonly string[],
): Language {
  if (setting !== 'system') return setting;
  for (const tag of systemLanguages) {
    const language = Language.safeParse(tag.toLowerCase().split(/[-_.]/, 1)[0]);
    if (language.success) return language.data;
  }
  return 'en';
}
