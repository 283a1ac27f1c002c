// One contact of the practice site as the practice CHeKT keeps it.
import type { PersonScript } from './script';

/** Source: SEED CHeKT Contacts API, "Contact Types" and "Contact Roles". */
export const TYPES = ['primary', 'emergency', 'secondary', 'technician', 'billing'] as const;
export const ROLES = ['owner', 'manager', 'employee', 'resident', 'technician'] as const;

export interface Preferences {
  readonly email: boolean;
  readonly sms: boolean;
  readonly push: boolean;
}

export interface Person {
  readonly contactId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Null: none. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly type: (typeof TYPES)[number];
  readonly role: (typeof ROLES)[number] | null;
  readonly preferences: Preferences;
  readonly externalId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How this person answers a question. */
  readonly script: PersonScript;
}
