// What the search knows of one person: what to show, and every text by which the person may be found.
import type { CardFacts, ContactSource } from '../../../../shared/contacts/contact';

/**
 * One line of the directory. A person linked from two records carries the texts of both, hence the
 * lists; order within a list means nothing, and empty texts are ignored.
 */
export interface IndexedPerson {
  readonly key: string;
  /** Shown as it is, and searched like the names. */
  readonly name: string;
  /** Shown as it is, never searched. */
  readonly detail: string;
  readonly sources: readonly ContactSource[];
  /** Likewise. */
  readonly facts?: CardFacts;
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly titles: readonly string[];
  readonly departments: readonly string[];
  readonly groups: readonly string[];
  readonly descriptions: readonly string[];
  /** Where somebody lives or works. */
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** The services' own ids and the organisation's, as text. */
  readonly ids: readonly string[];
}
