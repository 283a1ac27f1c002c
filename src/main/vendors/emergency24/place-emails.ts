// Puts e-mail addresses that are shown in one list back into first addresses and backup addresses.
import type {
  Emergency24Change,
  Emergency24Contact,
  Emergency24Fields,
  Emergency24Merge,
} from '../../../shared/contacts/emergency24';

export type Placing = Pick<Emergency24Merge, 'losses' | 'gone'>;

type EmailLists = Pick<Emergency24Fields, 'emailAddresses' | 'backupEmailAddresses'>;

/**
 * Backup addresses are never shown, so they come from the master copy. ASSUMED: a shown address that
 * is no known backup is a first address.
 */
export function placeEmails(
  master: Emergency24Fields | null,
  read: Pick<Emergency24Contact, 'emails' | 'backupEmailAddresses'>,
  change: Emergency24Change,
): Placing & { readonly lists: EmailLists } {
  const backups =
    change.backupEmailAddresses ?? read.backupEmailAddresses ?? master?.backupEmailAddresses;
  const unseenBackups = backups
    ? []
    : [{ field: 'backupEmailAddresses' as const, why: 'not-shown' as const, values: [] }];
  const first = placeFirst(master, read.emails, change, backups ?? []);
  return {
    lists: { emailAddresses: [...first.list], backupEmailAddresses: [...(backups ?? [])] },
    losses: [...first.losses, ...unseenBackups],
    gone: first.gone,
  };
}

function placeFirst(
  master: Emergency24Fields | null,
  shown: Emergency24Contact['emails'],
  change: Emergency24Change,
  backups: readonly string[],
): Placing & { readonly list: readonly string[] } {
  if (change.emailAddresses) return { list: change.emailAddresses, losses: [], gone: [] };
  const before = master?.emailAddresses ?? [];
  if (!shown) {
    const loss = { field: 'emailAddresses' as const, why: 'not-shown' as const, values: [] };
    return { list: before, losses: master ? [] : [loss], gone: [] };
  }
  const addresses = shown.map(({ address }) => address);
  const shownKeys = new Set(addresses.map(emailKey));
  const kept = before.filter((address) => shownKeys.has(emailKey(address)));
  const missing = before.filter((address) => !shownKeys.has(emailKey(address)));
  const placed = new Set([...kept, ...backups].map(emailKey));
  const added = addresses.filter((address) => {
    const isNew = !placed.has(emailKey(address));
    placed.add(emailKey(address));
    return isNew;
  });
  return {
    list: [...kept, ...added],
    losses: [],
    gone: missing.length > 0 ? [{ field: 'emailAddresses', values: missing }] : [],
  };
}

/** Equal for addresses that differ in case only. */
export function emailKey(address: string): string {
  return address.trim().toLowerCase();
}
