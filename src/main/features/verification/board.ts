// The board of verifications: keeps every event that comes, and tells what each question shows right now.
import type { VerificationDelivery } from '../../../shared/delivery';
import { failed, type Result } from '../../../shared/core/failure';
import type {
  AskedContact,
  StrayEvent,
  Verification,
  VerificationHistoryRequest,
} from '../../../shared/verification/verification';
import type { Activity } from '../../core/record/activity';
import type { Clock } from '../../core/lib/clock';
import { createClockWatch } from '../../core/lib/clock-watch';
import type { Store } from '../../core/store/store';
import { isWithoutVendorId } from './adoption';
import { countAnswers } from './answers';
import { strayOf, type IncomingEvent } from './event-row';
import { createFactShelf } from './fact-shelf';
import { groupOf } from './fact';
import { createIntake } from './intake';
import { createMemory } from './memory';
import { createNotices, isTimed } from './notices';
import { readVerifications } from './reading';
import { createReceiving } from './receiving';
import { createSurvey, type Surveyed } from './survey';

/** How often it looks for deadlines and for jumps of the clock while something is open, and otherwise. */
const WATCH_MS = 3000;
const IDLE_MS = 5000;
const STRAYS_SHOWN = 20;

export interface VerificationsDeps {
  readonly store: Store;
  readonly activity: Pick<Activity, 'append' | 'record'>;
  readonly clock: Clock;
  /** Open ones, and those whose card is still up. */
  readonly deliveries: () => readonly VerificationDelivery[];
  readonly find: (id: string) => VerificationDelivery | undefined;
  readonly knownContacts: (siteId: string) => readonly AskedContact[];
  readonly onChange: () => void;
  /** Told once per verification: its time is up and somebody has not answered. */
  readonly onExpired?: (verification: Verification) => void;
  /** Somebody answered; told once per answer, and again after a restart while nobody has seen it. */
  readonly onAnswer?: (verification: Verification, contactId: string) => void;
}

export interface Verifications {
  /** Takes up what an earlier life left, and watches. */
  start(): void;
  /** Commits what has come, and takes nothing more. */
  stop(): void;
  /** Resolves after the commit with fsync. Failure `storage`. */
  receive(incoming: IncomingEvent): Promise<Result<'new' | 'duplicate'>>;
  /** Whether an event with this id of CHeKT's is, or may be, about a question whose card is up. */
  expects(verificationId: string | null): boolean;
  /** Newest first. */
  all(): readonly Verification[];
  get(id: string): Verification | undefined;
  /** The newest events that fit no verification, newest first. */
  strays(): readonly StrayEvent[];
  /** Somebody has looked at the answers. */
  see(id: string): void;
  /** Newest first. Failure `storage`. */
  history(request: VerificationHistoryRequest): Result<readonly Verification[]>;
  /** An answer may still come, or the operator must decide. */
  hasOpen(): boolean;
}

function isOpen({ delivery, timing, view }: Surveyed): boolean {
  if (delivery.state === 'unsure' || delivery.state === 'sending') return true;
  const deadlineMs = timing?.deadlineMs ?? null;
  if (deadlineMs === null || view.expired) return false;
  return view.contacts.some((row) => row.asked && !['responded', 'failed'].includes(row.status));
}

/** The parts of a view that change by the mere passing of time. */
function phaseOf({ view }: Surveyed): string {
  return `${view.id} ${view.expired} ${view.suggestion?.reason ?? '-'}`;
}

/** One per world; only the process that owns the sending may start it. */
export function createVerifications(deps: VerificationsDeps): Verifications {
  const { store, clock, deliveries } = deps;
  const find = (id: string): VerificationDelivery | undefined => {
    const found = deliveries().find((delivery) => delivery.id === id) ?? deps.find(id);
    if (found) memory.meet([found]);
    return found;
  };
  const now = (): number => clock.now();
  const watch = createClockWatch(clock);
  const shelf = createFactShelf(store);
  const memory = createMemory(store);
  const survey = createSurvey({ shelf, memory, knownContacts: deps.knownContacts });
  const notices = createNotices({ ...deps, memory });
  let phases = '';
  let timer: { readonly atMs: number; cancel(): void } | null = null;
  let running = false;

  const checkClock = (): void => {
    const jump = watch.check();
    if (jump) notices.jumped(jump, survey.all(deliveries(), jump.fromMs));
  };

  const look = (): readonly Surveyed[] => {
    checkClock();
    return survey.all(deliveries(), now());
  };

  const lookAt = (id: string): Surveyed | undefined => {
    checkClock();
    const delivery = find(id);
    return delivery && survey.one(delivery, now());
  };

  /** Looks again at the next deadline or suggestion, and no later than the watch wants. */
  const plan = (surveyed: readonly Surveyed[]): void => {
    if (!running) return;
    const nowMs = now();
    const moments = surveyed
      .flatMap(({ timing }) => [timing?.deadlineMs ?? null, timing?.suggestAtMs ?? null])
      .flatMap((atMs) => (atMs !== null && atMs > nowMs ? atMs - nowMs : []));
    const waitMs = Math.min(surveyed.some(isOpen) ? WATCH_MS : IDLE_MS, ...moments);
    const atMs = clock.elapsed() + (notices.isDue(surveyed) ? 0 : waitMs);
    if (timer !== null && timer.atMs <= atMs) return;
    timer?.cancel();
    timer = { atMs, ...clock.after(atMs - clock.elapsed(), tick) };
  };

  const tidy = (surveyed: readonly Surveyed[]): void => {
    const wanted = surveyed.flatMap(({ view }) => view.verificationId ?? []);
    shelf.tidy(new Set(wanted), new Set(survey.adopters().keys()));
  };

  const tick = (): void => {
    timer = null;
    const surveyed = look();
    notices.tell(surveyed);
    tidy(surveyed);
    if (!surveyed.some((one) => isTimed(one, now()))) watch.reset();
    const before = phases;
    phases = surveyed.map(phaseOf).join();
    if (phases !== before) deps.onChange();
    plan(surveyed);
  };

  const commit = createReceiving({
    ...deps,
    shelf,
    memory,
    survey,
    now,
    onNews(owners) {
      const surveyed = look();
      const held = new Set(surveyed.map(({ view }) => view.id));
      // Somebody may still answer a question whose card was put away.
      const others = owners.filter(({ id }) => !held.has(id));
      notices.tell([...surveyed, ...others.map((delivery) => survey.one(delivery, now()))]);
      tidy(surveyed);
      deps.onChange();
      plan(surveyed);
    },
  });
  const intake = createIntake(commit);

  return {
    start() {
      running = true;
      shelf.load();
      memory.load();
      tick();
    },
    stop() {
      intake.flush();
      running = false;
      timer?.cancel();
    },
    receive(incoming) {
      if (running) return intake.take(incoming);
      return Promise.resolve(failed({ kind: 'storage', detail: 'Events are not taken just now' }));
    },
    expects: (verificationId) =>
      deliveries().some(
        (delivery) =>
          isWithoutVendorId(delivery) ||
          (verificationId !== null && delivery.receipt?.verificationId === verificationId),
      ),
    all() {
      const surveyed = look();
      plan(surveyed);
      return surveyed.map(({ view }) => view);
    },
    get: (id) => lookAt(id)?.view,
    strays() {
      const adopted = survey.adopters();
      const homeless = shelf.strays().filter((fact) => !adopted.has(groupOf(fact)));
      return [...homeless.map(strayOf), ...shelf.unreadable()]
        .toSorted((left, right) => right.seq - left.seq)
        .slice(0, STRAYS_SHOWN);
    },
    see(id) {
      const seen = lookAt(id);
      if (!seen || seen.view.unseenAnswers === 0) return;
      memory.see(id, countAnswers(seen.tracked));
      deps.onChange();
    },
    history({ limit, beforeMs }) {
      const held = new Map(look().map(({ view }) => [view.id, view]));
      const { knownContacts } = deps;
      const request = { nowMs: now(), limit, knownContacts };
      const stored = readVerifications(
        store,
        beforeMs === undefined ? request : { ...request, beforeMs },
      );
      if (!stored.ok) return stored;
      // What is in memory is newer than the disk while the disk refuses.
      return { ok: true, value: stored.value.map((view) => held.get(view.id) ?? view) };
    },
    hasOpen: () => look().some(isOpen),
  };
}
