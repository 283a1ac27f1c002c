// What the control surface shows of the practice site, and what it may change.
import { z } from 'zod';
import { CONTACTS_MAX } from '../humans';
import { ContactShape } from './contact-answers';
import { WebhookForm } from './envelope';
import { PersonScript } from './script';

/** Everything is optional; what is left out stays as it is. */
export const ChektChange = z.strictObject({
  form: WebhookForm.optional(),
  /** 1 answers after seconds, as people told of in the list do; 10 is ten times as fast. */
  answerSpeed: z.number().positive().max(10_000).optional(),
  /** How many contacts the site has; changes made through the API are forgotten. */
  contacts: z.number().int().min(0).max(CONTACTS_MAX).optional(),
  contactShape: ContactShape.optional(),
  people: z.array(z.strictObject({ contactId: z.string(), script: PersonScript })).optional(),
});
export type ChektChange = z.infer<typeof ChektChange>;

export interface ShownPerson {
  readonly contactId: string;
  readonly name: string;
  readonly type: string;
  readonly role: string | null;
  readonly script: PersonScript;
  /** The script in a sentence. */
  readonly words: string;
}

export interface ShownChekt {
  readonly siteId: string;
  readonly form: WebhookForm;
  readonly answerSpeed: number;
  readonly subscribed: boolean;
  readonly contacts: number;
  readonly contactShape: ContactShape;
  readonly people: readonly ShownPerson[];
}
