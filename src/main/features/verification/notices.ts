// Tells once what has happened by itself: answers that came, time that is up, a clock that was set.
import type { Verification } from '../../../shared/verification/verification';
import type { Activity } from '../../core/record/activity';
import type { WallClockJump } from '../../core/lib/clock-watch';
import type { Store } from '../../core/store/store';
import { NOBODY } from './advance';
import { contradictionLine, expiryLine } from './event-lines';
import { UNNAMED_CONTACT } from './contact-rows';
import type { Memory } from './memory';
import { lastEventSeq } from './stored';
import type { Surveyed } from './survey';

/** A jump still matters to a question whose time was up this short while ago. */
const JUST_ENDED_MS = 10 * 60_000;

export interface NoticesDeps {
  readonly store: Store;
  readonly activity: Pick<Activity, 'append' | 'record'>;
  readonly memory: Memory;
  readonly onExpired?: (verification: Verification) => void;
  readonly onAnswer?: (verification: Verification, contactId: string) => void;
}

export interface Notices {
  /** True when `tell` would tell something. */
  isDue(surveyed: readonly Surveyed[]): boolean;
  tell(surveyed: readonly Surveyed[]): void;
  /** Moves the deadlines with the clock. `surveyed`: as it stood before the jump. */
  jumped(jump: WallClockJump, surveyed: readonly Surveyed[]): void;
}

function isUnansweredAtTheEnd({ view }: Surveyed): boolean {
  return view.expired && view.contacts.some((row) => row.asked && row.answer === null);
}

/** Answers per contact, the ones of nobody in particular included. */
function answerCounts({ tracked }: Surveyed): ReadonlyMap<string, number> {
  return new Map([...tracked.contacts].map(([key, { answers }]) => [key, answers.size]));
}

/** Under which id the answer of nobody in particular stands on the board. */
function nobodyOf({ view }: Surveyed): string {
  const [only, another] = view.contacts.filter((row) => row.asked);
  return only !== undefined && another === undefined ? only.contactId : UNNAMED_CONTACT;
}

/** True while a jump of the clock would make a difference to it. */
export function isTimed({ timing }: Surveyed, nowMs: number): boolean {
  return timing !== null && timing.deadlineMs !== null && timing.deadlineMs + JUST_ENDED_MS > nowMs;
}

export function createNotices(deps: NoticesDeps): Notices {
  const { store, activity, memory } = deps;
  const told = new Map<string, ReadonlyMap<string, number>>();
  const expired = new Set<string>();

  /** Contact keys with answers that were not told. */
  const fresh = (one: Surveyed): readonly string[] => {
    const counts = answerCounts(one);
    const before = told.get(one.view.id);
    if (before === undefined) {
      // An earlier life told of it already, or somebody has seen it.
      const isOld = one.view.unseenAnswers === 0 || one.delivery.state === 'answered';
      return isOld ? [] : [...counts].filter(([, count]) => count > 0).map(([key]) => key);
    }
    return [...counts].filter(([key, count]) => count > (before.get(key) ?? 0)).map(([key]) => key);
  };

  const hasUntoldContradiction = ({ delivery, view }: Surveyed): boolean =>
    view.contradiction !== null && !memory.tracesOf(delivery).contradictionTold;

  const tellAnswers = (one: Surveyed): void => {
    const keys = fresh(one);
    told.set(one.view.id, answerCounts(one));
    for (const key of keys) deps.onAnswer?.(one.view, key === NOBODY ? nobodyOf(one) : key);
  };

  const recordExpiry = ({ view }: Surveyed): void => {
    expired.add(view.id);
    const done = activity.record(expiryLine(view));
    if (done.ok) memory.forgetTraces(view.id);
    deps.onExpired?.(view);
  };

  const recordContradiction = ({ view }: Surveyed): void => {
    const { contradiction } = view;
    if (contradiction === null) return;
    const line = contradictionLine(view.id, contradiction);
    const done = store.transaction((sql) => activity.append(sql, line));
    if (done.ok) memory.forgetTraces(view.id);
  };

  const needsExpiry = (one: Surveyed): boolean =>
    isUnansweredAtTheEnd(one) &&
    !expired.has(one.view.id) &&
    !memory.tracesOf(one.delivery).expiryTold;

  return {
    isDue: (surveyed) => surveyed.some((one) => fresh(one).length > 0 || needsExpiry(one)),
    tell(surveyed) {
      for (const one of surveyed) {
        if (hasUntoldContradiction(one)) recordContradiction(one);
        if (needsExpiry(one)) recordExpiry(one);
        tellAnswers(one);
      }
    },
    jumped({ jumpMs, fromMs }, surveyed) {
      const moved = surveyed.filter((one) => isTimed(one, fromMs)).map(({ view }) => view.id);
      if (moved.length === 0) return;
      const last = store.read(lastEventSeq);
      const facts = { jumpMs, fromMs, afterSeq: last.ok ? last.value : 0 };
      const done = store.transaction((sql) => {
        for (const id of moved) {
          activity.append(sql, { kind: 'clock-jumped', actionId: id, facts });
        }
      });
      for (const id of moved) {
        if (done.ok) memory.forgetTraces(id);
        else memory.addJump(id, facts);
      }
    },
  };
}
