// Defaults, the user's values and the managed values, laid over one another field by field.
import { DEFAULT_SETTINGS, Settings } from '../../../shared/settings/settings';
import { isDocument, type FieldValues } from './fields';

/** The settings in force: managed wins over the user's, the user's over the defaults. */
export function layered(user: FieldValues, managed: FieldValues): Settings {
  return Settings.parse(overlay(overlay(DEFAULT_SETTINGS, user), managed));
}

/** `upper` wins field by field; lists are replaced as a whole. */
export function overlay(
  lower: Readonly<Record<string, unknown>>,
  upper: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...lower };
  for (const [name, value] of Object.entries(upper)) {
    if (value === undefined) continue;
    const below = result[name];
    result[name] = isDocument(value) ? overlay(isDocument(below) ? below : {}, value) : value;
  }
  return result;
}

/** Dotted paths of every value in a patch. */
export function leafPaths(
  patch: Readonly<Record<string, unknown>>,
  prefix = '',
): readonly string[] {
  return Object.entries(patch).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const path = prefix === '' ? name : `${prefix}.${name}`;
    return isDocument(value) ? leafPaths(value, path) : [path];
  });
}
