// What a question begins with: the site, the people, and what is filled in before the operator touches it.
import type {
  AskedContact,
  VerificationMethod,
  SiteContact,
} from '../../shared/verification/verification';
import type { AppState } from '../../shared/state';

/** Whatever is missing is left to the settings and to the operator. */
export interface AskPrefill {
  readonly siteId?: string;
  readonly eventId?: string;
  readonly contacts?: readonly AskedContact[];
  readonly method?: VerificationMethod;
  readonly aboutPress?: string;
  readonly followsUp?: string;
}

/** The id, name, type and role of a contact, within the bounds of the contract. */
export function askedOf({ contactId, name, type, role }: SiteContact): AskedContact {
  return {
    contactId,
    name: name.slice(0, 200),
    ...(type === null ? {} : { type: type.slice(0, 60) }),
    ...(role === null ? {} : { role: role.slice(0, 60) }),
  };
}

/** Empty: the operator types the id. Practice knows its own site only, whatever live has. */
export function siteChoices({ world, practice, settings }: AppState): readonly string[] {
  if (world === 'live') return settings.chekt.siteIds;
  return practice === null ? [] : [practice.siteId];
}
