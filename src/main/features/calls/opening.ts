// Opens the file of calls, and again when it could not be used, and joins what it holds with what is in memory.
import type { Failure } from '../../../shared/core/failure';
import type { Clock } from '../../core/lib/clock';
import { createCallBook, type CallBook } from './book';
import type { CallFile, CallFileReport } from './call-file';
import { fromPayload, type CallEvent, type ShareEvent } from './event';
import type { Keeper } from './keeper';

export interface OpeningDeps {
  readonly file: Pick<CallFile, 'open' | 'append'>;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly book: () => CallBook;
  readonly left: () => ReturnType<Keeper['left']>;
  /** `inFile`: shares that are there; `onlyHeld`: shares that the file should have and has not. */
  readonly onOpened: (
    book: CallBook,
    shares: { readonly inFile: readonly ShareEvent[]; readonly onlyHeld: readonly ShareEvent[] },
  ) => void;
  readonly log: (message: string) => void;
}

export interface Opening {
  /** Never rejects. */
  open(): Promise<CallFileReport>;
  /** Opens it where that is to be done, and not too often: a locked keychain takes its time. */
  prepare(): Promise<void>;
  /** Watches whether the file still takes what it is given. */
  readonly append: CallFile['append'];
  report(): CallFileReport;
}

const AGAIN_AFTER_MS = 5_000;
const NOT_OPEN: CallFileReport = {
  isReady: false,
  failure: { kind: 'storage', detail: 'The file of calls is not open' },
  keptAside: null,
  isDamaged: false,
};

const isShare = (event: CallEvent): event is ShareEvent => event.type === 'share';

export function createOpening(deps: OpeningDeps): Opening {
  const { file, clock } = deps;
  let report = NOT_OPEN;
  let refusal: Failure | null = null;
  let triedAtMs: number | null = null;

  function tell(unreadable: number): void {
    if (report.failure !== null) deps.log(`calls: ${report.failure.detail}`);
    if (report.keptAside !== null) deps.log(`calls: the old file was kept as ${report.keptAside}`);
    if (unreadable > 0) deps.log(`calls: ${unreadable} parts of the file cannot be read`);
  }

  /** Events may come twice: a book takes each but once. */
  function join(stored: readonly CallEvent[]): void {
    const book = createCallBook();
    for (const event of stored) book.take(event);
    const inFile = stored.filter(isShare);
    const digests = new Set(inFile.map(({ share }) => share.digest));
    const left = new Set(
      deps.left().flatMap(({ event }) => (isShare(event) ? event.share.digest : [])),
    );
    const held = deps.book().events();
    for (const event of held) book.take(event);
    const onlyHeld = held
      .filter(isShare)
      .filter(({ share }) => !digests.has(share.digest) && !left.has(share.digest));
    deps.onOpened(book, { inFile, onlyHeld });
  }

  async function open(): Promise<CallFileReport> {
    triedAtMs = clock.elapsed();
    const stored: CallEvent[] = [];
    let unreadable = 0;
    report = await file
      .open((payload) => {
        for (const event of fromPayload(payload)) {
          if (event === null) unreadable += 1;
          else stored.push(event);
        }
      })
      .catch((error: unknown): CallFileReport => {
        const name = error instanceof Error ? error.name : typeof error;
        return { ...NOT_OPEN, failure: { kind: 'storage', detail: `The file of calls: ${name}` } };
      });
    if (unreadable > 0 && report.isReady) {
      const detail = 'The file of calls: a part of it cannot be read';
      report = {
        ...report,
        isDamaged: true,
        failure: report.failure ?? { kind: 'storage', detail },
      };
    }
    refusal = null;
    tell(unreadable);
    if (report.isReady) join(stored);
    return report;
  }

  return {
    open,
    async prepare() {
      if (report.isReady && refusal === null) return;
      if (triedAtMs !== null && clock.elapsed() - triedAtMs < AGAIN_AFTER_MS) return;
      await open();
    },
    async append(payload) {
      const written = await file.append(payload);
      refusal = written.ok ? null : written.failure;
      return written;
    },
    report: () =>
      refusal === null || !report.isReady
        ? report
        : { ...report, isReady: false, failure: refusal },
  };
}
