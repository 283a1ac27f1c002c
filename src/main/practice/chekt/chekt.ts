// The practice CHeKT joined: people, paths, what follows a question, and webhooks.
import { createTimers, type Timers } from '../timers';
import type { VendorRoutes } from '../vendor-routes';
import type { PostedWebhook, WebhookTimes } from '../webhook-posts';
import type { ChektChange, ShownChekt, ShownPerson } from './configuration';
import type { ContactShape } from './contact-answers';
import { createIdempotencyKeys } from './idempotency';
import { createPeople, PRACTICE_ACCOUNT_ID, PRACTICE_SITE_ID, type Person } from './people';
import { createChektRoutes } from './routes';
import { SCRIPT_WORDS, repliesOf, type Reply } from './script';
import { createWebhooks, type Subscription } from './webhooks';
import { type Asked, vendorTime, failureReason } from './answers';
import type { Happening } from './envelope';

// What happens after a question went out: messages sent and delivered, answers, and the end of the time.

const DELIVERED_AFTER_MS = 500;
const COPIES_APART_MS = 500;
/** ASSUMED: a general verification never expires; whoever is late answers after this long. */
const LATE_WITHOUT_TIMEOUT_MS = 30_000;

interface CourseDeps {
  readonly timers: Timers;
  readonly now: () => number;
  /** 2 is twice as fast. The end of the time is told in the answer and keeps its pace. */
  readonly speed: () => number;
  readonly send: (happening: Happening, times: number, apartMs: number) => void;
}

/** Only the answer's webhook is in the SEED. ASSUMED: the others share its envelope, with a time of their own each. */
function beginCourse(deps: CourseDeps, asked: Asked): void {
  const { timers, now, send } = deps;
  const speed = deps.speed();
  const { timeoutAtMs } = asked;
  const timeLeftMs = timeoutAtMs === null ? null : Math.max(0, timeoutAtMs - now());
  for (const person of asked.people) follow(person);

  function follow(person: Person): void {
    const tell = (word: string, more: Readonly<Record<string, string>>, times = 1): void => {
      const { contactId: contact_id } = person;
      const data = { verification_id: asked.verificationId, ...asked.about, contact_id, ...more };
      send({ type: `verification.${word}`, data }, times, COPIES_APART_MS / speed);
    };
    const at = (): string => vendorTime(now());

    if (person.script === 'undeliverable') {
      const reason = failureReason(asked.method);
      timers.after(DELIVERED_AFTER_MS / speed, () => tell('failed', { reason, failed_at: at() }));
      return;
    }
    tell('sent', { sent_at: at() });
    timers.after(DELIVERED_AFTER_MS / speed, () => tell('delivered', { delivered_at: at() }));
    // ASSUMED: nobody answers where no response is required.
    if (!asked.answersWanted) return;

    let answered = false;
    for (const reply of repliesOf(person.script)) {
      timers.after(delayOf(reply), () => {
        answered = true;
        tell('responded', { response: reply.response, responded_at: at() }, reply.times);
      });
    }
    if (timeLeftMs === null || timeoutAtMs === null) return;
    timers.after(timeLeftMs, () => {
      if (!answered) tell('expired', { expired_at: vendorTime(timeoutAtMs) });
    });
  }

  function delayOf({ from, afterMs }: Reply): number {
    const start = timeLeftMs ?? LATE_WITHOUT_TIMEOUT_MS / speed;
    return (from === 'time-is-up' ? start : 0) + afterMs / speed;
  }
}

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
