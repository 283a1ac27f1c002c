// Carries one wish of the command line through, under one id everywhere: the running app, else the disk and then an app.
import { ok, type Failure, type Result } from '../../shared/core/failure';

/** Asked of whoever knows the wish. Each may be asked again and again: the id makes it one wish. */
export interface Wish<T> {
  /** Puts it to the running app; `offline` when none answered. */
  tell(): Promise<Result<T>>;
  /** The app has understood and said no: no other way would be better. */
  isRefusal(failure: Failure): boolean;
  /** Puts it on disk without the app. */
  save(): Promise<Result<T>>;
  /** The app's word once it is done, or after `timeoutMs` as it then stands. */
  wait(timeoutMs: number): Promise<Result<T>>;
  /** True when waiting any longer is of no use. */
  isDone(value: T): boolean;
  startApp(): void;
  remark(line: string): void;
  /** Milliseconds that no change of the wall clock moves. */
  elapsed(): number;
  sleep(ms: number): Promise<void>;
}

/** How it stands at the end. */
export interface Fulfilled<T> {
  readonly latest: T;
  /** False: from the disk, or from an app that answers no more. */
  readonly appAnswers: boolean;
}

/** How long the app may take to start, in milliseconds. */
const START_LIMIT_MS = 20_000;
const POLL_MS = 150;

/**
 * Answers how it stands when it is done or `waitMs` are over. A failure when nobody is known to have taken it; its
 * reason is `after-writing` when an app may have.
 */
export async function fulfil<T>(wish: Wish<T>, waitMs: number): Promise<Result<Fulfilled<T>>> {
  const deadlineMs = wish.elapsed() + waitMs;
  const startApp = starter(wish);
  const begun = await begin(wish, startApp);
  if (!begun.ok) return begun;
  let { latest, appAnswers } = begun.value;
  while (!wish.isDone(latest) && wish.elapsed() < deadlineMs) {
    const answer = await wish.wait(Math.ceil(Math.max(0, deadlineMs - wish.elapsed())));
    appAnswers = answer.ok;
    if (answer.ok) {
      latest = answer.value;
      continue;
    }
    // It may have died with the wish in its hands: what is on disk needs an app.
    if (answer.failure.kind === 'offline') startApp();
    // The app is still starting, or has not yet seen what was put on disk.
    await wish.sleep(POLL_MS);
  }
  return ok({ latest, appAnswers });
}

/** Through the app if one takes it; else on disk first, and then an app is started to send it. */
async function begin<T>(wish: Wish<T>, startApp: () => void): Promise<Result<Fulfilled<T>>> {
  const byApp = (told: Result<T>): Result<Fulfilled<T>> =>
    told.ok ? ok({ latest: told.value, appAnswers: true }) : told;
  const told = await wish.tell();
  if (told.ok || wish.isRefusal(told.failure)) return byApp(told);
  const saved = await wish.save();
  if (!saved.ok && wish.isRefusal(saved.failure)) return saved;
  startApp();
  if (saved.ok) return ok({ latest: saved.value, appAnswers: false });
  // The disk refuses: the app can still keep it in memory and try the wire.
  wish.remark(`it could not be saved: ${saved.failure.detail}`);
  let mayBeTaken = told.failure.reason === 'after-writing' ? told : null;
  const limitMs = wish.elapsed() + START_LIMIT_MS;
  while (wish.elapsed() < limitMs) {
    await wish.sleep(POLL_MS);
    const late = await wish.tell();
    if (late.ok || wish.isRefusal(late.failure)) return byApp(late);
    if (late.failure.reason === 'after-writing') mayBeTaken = late;
  }
  return mayBeTaken ?? saved;
}

/** Starts an app where none answers, and leaves it the time to come up before it starts another. */
function starter(wish: Pick<Wish<unknown>, 'startApp' | 'elapsed'>): () => void {
  let notBeforeMs = 0;
  return () => {
    const nowMs = wish.elapsed();
    if (nowMs < notBeforeMs) return;
    notBeforeMs = nowMs + START_LIMIT_MS;
    wish.startApp();
  };
}
