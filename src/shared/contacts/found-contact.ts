// One hit of the search with what it takes to reach the person: a line of `tocsin contacts search`.
import { z } from 'zod';
import { CardFacts, ContactSource, isSimilar, type ContactHit } from './contact';
import type { FieldFact, Person } from './person';

const Sources = z.array(ContactSource).readonly();

/** A public format: keys may be added, never renamed. `sources`: who says so. */
export const FoundContact = z.object({
  key: z.string(),
  name: z.string(),
  detail: z.string(),
  sources: Sources,
  matched: z.string(),
  /** Not everything asked for is there as typed: perhaps this one is meant, perhaps not. */
  similar: z.boolean(),
  phones: z
    .array(z.object({ number: z.string(), kind: z.string().nullable(), sources: Sources }))
    .readonly(),
  emails: z.array(z.object({ address: z.string(), sources: Sources })).readonly(),
  facts: CardFacts.optional(),
});
export type FoundContact = Readonly<z.infer<typeof FoundContact>>;

/** `person` null: they were removed in the same moment. */
export function foundContact(hit: ContactHit, person: Person | null): FoundContact {
  const { key, name, detail, sources, matched, facts } = hit;
  return {
    key,
    name,
    detail,
    sources,
    matched,
    similar: isSimilar(hit),
    phones: (person?.phones ?? []).map((fact) => ({ ...fact.value, sources: sayersOf(fact) })),
    emails: (person?.emails ?? []).map((fact) => ({
      address: fact.value,
      sources: sayersOf(fact),
    })),
    ...(facts && { facts }),
  };
}

function sayersOf({ from }: FieldFact<unknown>): ContactSource[] {
  return [...new Set(from.map(({ source }) => source))];
}
