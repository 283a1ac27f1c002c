// What kind of person a contact is, in the operator's language where the word is known.
import type { TFunction } from 'i18next';

const TYPES = ['primary', 'emergency', 'secondary', 'technician', 'billing'] as const;
const ROLES = ['owner', 'manager', 'employee', 'resident', 'technician'] as const;

interface Kinds {
  readonly type?: string | null | undefined;
  readonly role?: string | null | undefined;
}

/** `Primary · owner`; a word of the vendor that Tocsin does not know is shown as it is. */
export function kindsOf(t: TFunction, { type, role }: Kinds): string {
  const knownType = TYPES.find((known) => known === type?.toLowerCase());
  const knownRole = ROLES.find((known) => known === role?.toLowerCase());
  return [
    knownType === undefined ? type : t(`verify.type.${knownType}`),
    knownRole === undefined ? role : t(`verify.role.${knownRole}`),
  ]
    .filter(Boolean)
    .join(' · ');
}
