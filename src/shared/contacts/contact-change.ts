// A change to somebody's record at a service: how it is asked for, stored on its way and told of.
import { z } from 'zod';
import { ActionId, Origin } from '../core/action-id';
import { ChektContactWrite } from './chekt-contact';
import { ContactSource } from './contact';
import { DeliveryProgress } from '../core/delivery-progress';
import { Emergency24Loss, Emergency24Write } from './emergency24';

/** What is asked of which service. */
export const ContactWrite = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('emergency24'), write: Emergency24Write }),
  z.strictObject({ source: z.literal('chekt'), write: ChektContactWrite }),
]);
export type ContactWrite = z.infer<typeof ContactWrite>;

/** A change as it arrives at the one entrance. */
export const ContactChangeRequest = z.strictObject({
  change: ContactWrite,
  /** Whose record, as the directory names it; null for somebody new. */
  recordKey: z.string().max(2000).nullable(),
  /** Who it is about, for the screen and the record of this desk. */
  name: z.string().max(300),
  /** The operator has seen what a full replacement would drop, and agrees. */
  consent: z.boolean().optional(),
});
export type ContactChangeRequest = z.infer<typeof ContactChangeRequest>;

/** The action as it is stored. */
export const ContactChange = z.object({
  kind: z.literal('contact-change'),
  change: ContactWrite,
  recordKey: z.string().nullable(),
  name: z.string(),
  origin: Origin,
});
export type ContactChange = z.infer<typeof ContactChange>;

/** `needs-consent`: nothing was sent; the operator must agree to lose these first. */
export const ContactChangeAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('taken'), id: ActionId }).readonly(),
  z
    .strictObject({
      kind: z.literal('needs-consent'),
      losses: z.array(Emergency24Loss).readonly(),
    })
    .readonly(),
]);
export type ContactChangeAnswer = z.infer<typeof ContactChangeAnswer>;

/** One change on its way, as the window shows it. It can be undone while it counts down. */
export const ContactChangeState = z
  .strictObject({
    id: ActionId,
    source: ContactSource,
    /** `add`, `update`, `delete`, `remove`, `join-group`, `leave-group`, `validate` … */
    write: z.string(),
    recordKey: z.string().nullable(),
    name: z.string(),
    delivery: DeliveryProgress.pick({
      state: true,
      rungs: true,
      attempts: true,
      nextAttemptAtMs: true,
      mayHaveReached: true,
      failure: true,
      fireAtMs: true,
    }),
  })
  .readonly();
export type ContactChangeState = z.infer<typeof ContactChangeState>;

/**
 * What may follow a change of unsure end. `repeat`: done twice it is the same. `read-back`: it makes somebody new, so
 * the service is asked whether they are there before it is sent again. `ask`: it reaches a person each time, so
 * only the operator may repeat it.
 */
export function afterUnsure({ write }: ContactWrite): 'repeat' | 'read-back' | 'ask' {
  switch (write.write) {
    case 'add':
    case 'add-by-reference':
      return 'read-back';
    case 'validate':
      return 'ask';
    case 'update':
    case 'delete':
    case 'remove':
    case 'remove-by-reference':
    case 'join-group':
    case 'leave-group':
      return 'repeat';
  }
}
