// One person in the directory: what each service says of them, where it came from and how old it is.
import { z } from 'zod';

/** The services that hold contacts. */
export const ContactSource = z.enum(['emergency24', 'chekt']);
export type ContactSource = z.infer<typeof ContactSource>;

const Text = z.string().max(1000);

export const ContactPhone = z.object({
  /** As the service writes it. */
  number: Text,
  /** `cell`, `work`, `home` or the service's own word; null when it says nothing. */
  kind: z.string().max(60).nullable(),
});
export type ContactPhone = z.infer<typeof ContactPhone>;

/**
 * One service's record of one person, in our words. Null: this service does not say. Ids are text,
 * leading zeros included.
 */
export const SourceRecord = z.object({
  source: ContactSource,
  /** The service's own id. */
  vendorId: z.string().min(1).max(200),
  /** The site at CHeKT; empty elsewhere. */
  siteId: z.string().max(200),
  externalId: z.string().max(200).nullable(),
  firstName: Text,
  lastName: Text,
  title: Text.nullable(),
  department: Text.nullable(),
  description: Text.nullable(),
  /** Street, city and the rest in one line. */
  address: Text.nullable(),
  type: z.string().max(60).nullable(),
  role: z.string().max(60).nullable(),
  phones: z.array(ContactPhone).max(50),
  emails: z.array(Text).max(50),
  groups: z.array(Text).max(200),
  /** When the service last told, wall clock in milliseconds. */
  asOfMs: z.number(),
});
export type SourceRecord = z.infer<typeof SourceRecord>;

/** `emergency24//0042`, `chekt/site_1/contact_7`: names one record for good. */
export function recordKey({
  source,
  siteId,
  vendorId,
}: Pick<SourceRecord, 'source' | 'siteId' | 'vendorId'>): string {
  return [source, siteId, vendorId].map(encodeURIComponent).join('/');
}

export const ContactSearch = z.strictObject({
  query: z.string().max(200),
  limit: z.number().int().min(1).max(200),
});
export type ContactSearch = z.infer<typeof ContactSearch>;

/**
 * One hit, best first. `matched`: why it was found, to be shown where it is not plain to see;
 * `similar` when not everything asked for is there as typed. Those come after all others.
 */
export const ContactHit = z
  .strictObject({
    key: z.string(),
    name: z.string(),
    detail: z.string(),
    sources: z.array(ContactSource).readonly(),
    matched: z.enum([
      'name',
      'phone',
      'email',
      'id',
      'group',
      'department',
      'title',
      'description',
      'address',
      'similar',
    ]),
  })
  .readonly();
export type ContactHit = z.infer<typeof ContactHit>;

/** Perhaps the one who is meant, perhaps not. */
export const isSimilar = ({ matched }: Pick<ContactHit, 'matched'>): boolean =>
  matched === 'similar';
