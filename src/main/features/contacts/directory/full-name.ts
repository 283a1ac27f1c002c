// How a person is called on the screen.
import type { SourceRecord } from '../../../../shared/contacts/contact';

export function fullName({ firstName, lastName }: SourceRecord): string {
  return `${firstName.trim()} ${lastName.trim()}`.trim();
}
