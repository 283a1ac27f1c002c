// What happens after a question went out: messages sent and delivered, answers, and the end of the time.
import type { Timers } from '../timers';
import type { Asked } from './answers';
import type { Happening } from './envelope';
import { failureReason } from './failure-reason';
import type { Person } from './person';
import { repliesOf, type Reply } from './script';
import { vendorTime } from './vendor-time';

const DELIVERED_AFTER_MS = 500;
const COPIES_APART_MS = 500;
/** ASSUMED: a general verification never expires; whoever is late answers after this long. */
const LATE_WITHOUT_TIMEOUT_MS = 30_000;

export interface CourseDeps {
  readonly timers: Timers;
  readonly now: () => number;
  /** 2 is twice as fast. The end of the time is told in the answer and keeps its pace. */
  readonly speed: () => number;
  readonly send: (happening: Happening, times: number, apartMs: number) => void;
}

/** Only the answer's webhook is in the SEED. ASSUMED: the others share its envelope, with a time of their own each. */
export function beginCourse(deps: CourseDeps, asked: Asked): void {
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
