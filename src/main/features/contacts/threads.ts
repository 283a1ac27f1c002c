// The threads in which what is long about contacts is done, so that no press waits for it.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../../core/lib/clock';
import type { DirectoryDeskDeps } from './directory-desk';
import { createReadXlsx } from './editing/read-xlsx';

/** `folder`: where the built threads lie. */
export function createContactThreads(
  folder: string,
  clock: Clock,
): Pick<DirectoryDeskDeps, 'startThread' | 'readXlsx'> {
  const thread = (name: string): string => join(folder, `${name}-thread.js`);
  return {
    startThread: () => new Worker(thread('search')),
    readXlsx: createReadXlsx({
      startThread: (options) => new Worker(thread('xlsx'), options),
      clock,
    }),
  };
}
