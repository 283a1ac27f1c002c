// The practice CHeKT joined: people, paths, what follows a question, and webhooks.
import { createTimers } from '../timers';
import type { VendorRoutes } from '../vendor-routes';
import type { PostedWebhook, WebhookTimes } from '../webhook-posts';
import type { ChektChange, ShownChekt, ShownPerson } from './configuration';
import type { ContactShape } from './contact-answers';
import { beginCourse } from './course';
import { createIdempotencyKeys } from './idempotency';
import { createPeople, PRACTICE_ACCOUNT_ID, PRACTICE_SITE_ID } from './people';
import type { Person } from './person';
import { createChektRoutes } from './routes';
import { SCRIPT_WORDS } from './script';
import { createWebhooks, type Subscription } from './webhooks';

/** A list for people to read: it must not grow with the site. */
const SHOWN_PEOPLE = 100;

export interface PracticeChektDeps {
  readonly apiKey: string;
  readonly times: WebhookTimes;
  readonly answerSpeed: number;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** What everybody but the server sees of the practice CHeKT. */
export interface PracticeChekt {
  readonly siteId: string;
  /** The organisation's own id of the site, for the calls by reference. */
  readonly accountReferenceId: string;
  /** Where webhooks go from now on; null ends it. Throws a TypeError for an address that is not http or https. */
  subscribe(subscription: Subscription | null): void;
  /** The first hundred. */
  people(): readonly ShownPerson[];
  /** Every try of every webhook, oldest first. */
  webhooks(): readonly PostedWebhook[];
  show(): ShownChekt;
  /** All or nothing: answers null, or the first contact id that nobody has. */
  change(change: ChektChange): string | null;
}

export interface PracticeChektParts {
  readonly chekt: PracticeChekt;
  readonly routes: VendorRoutes;
  /** Ends every timer and every post under way. */
  stop(): void;
}

export function createPracticeChekt(deps: PracticeChektDeps): PracticeChektParts {
  const { now } = deps;
  const timers = createTimers();
  const people = createPeople();
  const webhooks = createWebhooks(deps.times, now, deps.log);
  let answerSpeed = deps.answerSpeed;
  let contactShape: ContactShape = 'seed';
  const course = { timers, now, speed: () => answerSpeed, send: webhooks.send };
  const routes = createChektRoutes({
    apiKey: deps.apiKey,
    people,
    keys: createIdempotencyKeys(now),
    shape: () => contactShape,
    now,
    onAsked: (asked) => beginCourse(course, asked),
  });

  const shownPeople = (): readonly ShownPerson[] => people.all().slice(0, SHOWN_PEOPLE).map(shown);
  const chekt: PracticeChekt = {
    siteId: PRACTICE_SITE_ID,
    accountReferenceId: PRACTICE_ACCOUNT_ID,
    subscribe: webhooks.subscribe,
    people: shownPeople,
    webhooks: webhooks.posted,
    show: () => ({
      siteId: PRACTICE_SITE_ID,
      form: webhooks.form(),
      answerSpeed,
      subscribed: webhooks.subscribed(),
      contacts: people.all().length,
      contactShape,
      people: shownPeople(),
    }),
    change(change) {
      const nobody = change.people?.find(({ contactId }) => people.find(contactId) === null);
      if (nobody) return nobody.contactId;
      if (change.contacts !== undefined) people.setSize(change.contacts);
      for (const { contactId, script } of change.people ?? []) people.setScript(contactId, script);
      if (change.form) webhooks.setForm(change.form);
      answerSpeed = change.answerSpeed ?? answerSpeed;
      contactShape = change.contactShape ?? contactShape;
      return null;
    },
  };
  return {
    chekt,
    routes,
    stop() {
      timers.stop();
      webhooks.stop();
    },
  };
}

function shown({ contactId, firstName, lastName, type, role, script }: Person): ShownPerson {
  const name = `${firstName} ${lastName}`;
  return { contactId, name, type, role, script, words: SCRIPT_WORDS[script] };
}
