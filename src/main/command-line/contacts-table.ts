// `tocsin contacts import` and `contacts export`: tables of contacts, through the running app.
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TABLE_MAX_BYTES } from '../../shared/contacts/directory';
import { errorCode, fileTrouble } from '../core/lib/file-failure';
import { writeWhole } from '../core/lib/whole-file';
import { syncQuietly } from './contacts';
import { ask, type CommandDesk } from './desk';
import type { ExportFlags, ImportFlags } from './import-flags';
import { reportImport } from './import-report';
import { reachApp } from './reach-app';
import { createTableDesk } from './table-desk';

const SAY_AGAIN_MS = 2_000;

/** Read here, so that a folder of the network that hangs holds up this process and not the app. */
export async function runContactsImport(
  desk: CommandDesk,
  { file, ...wish }: ImportFlags,
): Promise<number> {
  const bytes = await read(resolve(file)).catch((error: unknown) => troubleWith(error));
  if (typeof bytes === 'string') {
    desk.terminal.remark(`${file}: ${bytes}`);
    return 1;
  }
  await reachApp(desk, { call: 'contact-sync' });
  const tables = createTableDesk({
    ask: (request, schema, patienceMs) => ask(desk, request, schema, patienceMs),
  });
  const readServices = () => syncQuietly(desk);
  const patiently = <T>(what: string, work: Promise<T>) => sayingAgain(desk, what, work);
  return reportImport({ tables, readServices, patiently }, desk.terminal, { ...wish, bytes });
}

/** Exit 1 when a service cannot be read or the file cannot be written. */
export async function runContactsExport(
  desk: CommandDesk,
  { source, output }: ExportFlags,
): Promise<number> {
  await reachApp(desk, { call: 'contact-sync' });
  const tables = createTableDesk({
    ask: (request, schema, patienceMs) => ask(desk, request, schema, patienceMs),
  });
  try {
    let begun = await tables.beginExport(source);
    if (begun.ok && begun.value.kind === 'unread') {
      desk.terminal.remark('a service was never read to its end: that comes first');
      await syncQuietly(desk);
      begun = await tables.beginExport(source);
    }
    if (!begun.ok) throw new Error(begun.failure.detail);
    if (begun.value.kind === 'unread') throw new Error('a service could not be read to its end');
    await writeWhole(resolve(output), tables.pieces(begun.value.visit));
    return 0;
  } catch (error) {
    desk.terminal.remark(`NOT EXPORTED: ${fileTrouble(error)}`);
    return 1;
  }
}

async function read(path: string): Promise<Uint8Array | string> {
  const found = await stat(path);
  if (!found.isFile()) return 'it is not a file';
  if (found.size > TABLE_MAX_BYTES) {
    return `the file is larger than ${TABLE_MAX_BYTES / 1_000_000} MB`;
  }
  return readFile(path);
}

function troubleWith(error: unknown): string {
  return errorCode(error) === 'ENOENT' ? 'there is no such file' : fileTrouble(error);
}

async function sayingAgain<T>(
  { base, terminal }: CommandDesk,
  what: string,
  work: Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const { signal } = over;
  const begunMs = base.clock.elapsed();
  const saying = (async () => {
    for (;;) {
      await sleep(SAY_AGAIN_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      const seconds = Math.round((base.clock.elapsed() - begunMs) / 1000);
      terminal.remark(`${what}: ${seconds} s`);
    }
  })();
  try {
    return await work;
  } finally {
    over.abort();
    await saying;
  }
}
