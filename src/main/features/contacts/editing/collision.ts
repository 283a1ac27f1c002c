// Which two changes of one contact must not be on their way at once: what arrives last would win.
import type { ContactWrite } from '../../../../shared/contacts/contact-change';

const WHOLE: ReadonlySet<string> = new Set(['update', 'delete', 'remove', 'remove-by-reference']);

/** Of one record. A full replacement collides with everything; two groups do not with each other. */
export function collide(one: ContactWrite, other: ContactWrite): boolean {
  if (one.source !== other.source) return false;
  if (WHOLE.has(one.write.write) || WHOLE.has(other.write.write)) return !isValidation(one, other);
  const group = groupOf(one);
  return group !== null && group === groupOf(other);
}

/** A validation changes nothing; only a removal must not overtake it. */
function isValidation(one: ContactWrite, other: ContactWrite): boolean {
  const writes: readonly string[] = [one.write.write, other.write.write];
  return writes.includes('validate') && writes.includes('update');
}

function groupOf({ write }: ContactWrite): string | null {
  return write.write === 'join-group' || write.write === 'leave-group' ? write.groupId : null;
}
