// Joins the master copy, the latest reading and a change into one full replacement that loses nothing unseen.
import {
  EMERGENCY24_PHONE_FIELDS,
  EMERGENCY24_TEXT_FIELDS,
  type Emergency24Change,
  type Emergency24Contact,
  type Emergency24Field,
  type Emergency24Fields,
  type Emergency24Loss,
  type Emergency24Merge,
  type Emergency24Values,
} from '../../../shared/contacts/emergency24';
import { emailKey, placeEmails, type Placing } from './place-emails';
import { sameNumberKey } from '../../core/lib/phone';
import { placePhones } from './place-phones';

/**
 * `master`: what was last written there, null when Tocsin never wrote this contact. `read`: the contact as
 * it is now, from the call by id. What the vendor shows wins over the master copy; what it never shows
 * (kinds of phone, language, backup e-mails, custom values) comes from the master copy alone.
 */
export function mergeForUpdate(
  master: Emergency24Fields | null,
  read: Emergency24Contact,
  change: Emergency24Change,
): Emergency24Merge {
  const hidden: Emergency24Loss[] = [];

  /** The first that says something; nothing at all may be a loss. */
  function settle<Field extends Emergency24Field>(
    field: Field,
    shown: Emergency24Fields[Field] | null,
    nothing: Emergency24Fields[Field],
  ): Emergency24Fields[Field] {
    const value = change[field] ?? shown ?? master?.[field];
    if (value !== undefined) return value as Emergency24Fields[Field];
    hidden.push({ field, why: 'not-shown', values: [] });
    return nothing;
  }

  const texts = EMERGENCY24_TEXT_FIELDS.map((field) => [field, settle(field, read[field], '')]);
  const phones = placePhones(master, read.phones, change);
  const emails = placeEmails(master, read, change);
  const fields: Emergency24Fields = {
    // An external id is an identity: it is never given up because one answer left it out.
    externalId: change.externalId ?? (read.externalId || master?.externalId || ''),
    ...(Object.fromEntries(texts) as Pick<
      Emergency24Fields,
      (typeof EMERGENCY24_TEXT_FIELDS)[number]
    >),
    language: settle('language', read.language, ''),
    ...phones.lists,
    ...emails.lists,
    groupIds: settle('groupIds', read.groups?.map(({ groupId }) => groupId) ?? null, []),
    customValues: settle('customValues', read.customValues && [...read.customValues], []),
  };
  const placings: readonly Placing[] = [phones, emails];
  return {
    fields,
    losses: [...hidden, ...placings.flatMap(({ losses }) => losses)],
    gone: placings.flatMap(({ gone }) => gone),
    removed: removedFrom(read, fields),
  };
}

/** What is shown now and stands in no list of the replacement. */
function removedFrom(read: Emergency24Contact, fields: Emergency24Fields): Emergency24Values[] {
  const missing = (
    field: Emergency24Field,
    shown: readonly string[] | undefined,
    kept: readonly string[],
    keyOf: (text: string) => string,
  ): Emergency24Values => {
    const keys = new Set(kept.map(keyOf));
    return { field, values: (shown ?? []).filter((text) => !keys.has(keyOf(text))) };
  };
  const phones = read.phones?.map(({ number }) => number);
  const emails = read.emails?.map(({ address }) => address);
  const groupIds = read.groups?.map(({ groupId }) => groupId);
  const keptPhones = EMERGENCY24_PHONE_FIELDS.flatMap((field) => fields[field]);
  const keptEmails = [...fields.emailAddresses, ...fields.backupEmailAddresses];
  return [
    missing('cellPhones', phones, keptPhones, sameNumberKey),
    missing('emailAddresses', emails, keptEmails, emailKey),
    missing('groupIds', groupIds, fields.groupIds, (id) => id),
  ].filter(({ values }) => values.length > 0);
}
