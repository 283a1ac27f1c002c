// Reads a workbook in a thread of its own, with a bound on its time and memory.
import type { Worker, WorkerOptions } from 'node:worker_threads';
import { failed, ok, type Result } from '../../../../shared/core/failure';
import type { Clock } from '../../../core/lib/clock';
import { unpackedRows, type PackedRows } from './packed-rows';
import type { ReadXlsx, XlsxSheet } from './xlsx-table';

/** What the thread says. */
type PackedSheet = Omit<XlsxSheet, 'rows'> & { readonly rows: PackedRows };

export interface ReadXlsxDeps {
  /** `new Worker(file, options)` with the built xlsx-thread file. */
  readonly startThread: (options: WorkerOptions) => Pick<Worker, 'once' | 'terminate'>;
  readonly clock: Pick<Clock, 'after'>;
}

const TIME_MAX_MS = 60_000;
const HEAP_MAX_MB = 768;

/** `invalid-input` also for what takes too much time or memory. */
export function createReadXlsx({ startThread, clock }: ReadXlsxDeps): ReadXlsx {
  return (request) =>
    new Promise((resolve) => {
      const options = {
        workerData: request,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
      };
      const thread = startThread(options);
      const end = (answer: Result<XlsxSheet>): void => {
        timer.cancel();
        void thread.terminate();
        resolve(answer);
      };
      const timer = clock.after(TIME_MAX_MS, () => end(wrong('it takes too long to read')));
      thread.once('message', (answer: Result<PackedSheet>) =>
        end(answer.ok ? ok({ ...answer.value, rows: unpackedRows(answer.value.rows) }) : answer),
      );
      thread.once('error', () => end(wrong('the workbook cannot be read')));
      thread.once('exit', () => end(wrong('the workbook cannot be read')));
    });
}

function wrong(detail: string): Result<never> {
  return failed({ kind: 'invalid-input', detail, field: 'text' });
}
