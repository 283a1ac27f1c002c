// What kind of number it is, where the service says so.
import type { TFunction } from 'i18next';

const KINDS = ['cell', 'work', 'home'] as const;

/** A word Tocsin does not know stays as the service wrote it; empty when it says nothing. */
export function kindWords(t: TFunction, kind: string | null): string {
  const known = KINDS.find((one) => one === kind?.toLowerCase());
  return known === undefined ? (kind ?? '') : t(`contacts.kind.${known}`);
}
