// `tocsin activity export`: the whole record as JSON, CSV or a printed list, on standard output or in a file.
import { resolve } from 'node:path';
import { app } from 'electron';
import { siteNameOf } from '../../shared/settings/place';
import { resolveLanguage } from '../../shared/core/language';
import type { Activity } from '../core/record/activity';
import { exportCsv, exportJson } from '../core/record/export';
import type { RecordHead } from '../core/record/export-head';
import { hasScreen } from '../desktop/has-screen';
import { paper } from '../desktop/paper';
import { fileTrouble } from '../core/lib/file-failure';
import { writeWhole } from '../core/lib/whole-file';
import { recordSheetOf } from '../features/incidents/report/record-sheet';
import type { Command } from './command';
import { openGuestStore, type CommandDesk } from './desk';

type ExportCommand = Extract<Command, { kind: 'activity export' }>;

/** Works beside a running app and without one. Exit 1 when a line cannot be read or the file cannot be written. */
export async function runActivityExport(
  desk: CommandDesk,
  { format, output }: ExportCommand,
): Promise<number> {
  const { base, terminal } = desk;
  const opened = await openGuestStore(desk);
  if (!opened.ok) {
    terminal.remark(opened.failure.detail);
    return 1;
  }
  const { store, activity } = opened.value;
  const world = base.settings.current().mode;
  const head = activity.head({ world, exportedAtMs: base.clock.now() });
  let unreadable = 0;
  try {
    if (!head.ok) throw new Error(head.failure.detail);
    const source = {
      head: head.value,
      entries: activity.all(),
      onUnreadable(detail: string) {
        unreadable += 1;
        terminal.remark(detail);
      },
    };
    const pieces = async (): Promise<Iterable<string | Uint8Array>> => {
      if (format === 'json') return exportJson(source);
      if (format === 'csv') return exportCsv(source);
      return [await printed(desk, activity, head.value)];
    };
    if (output === undefined)
      for (const piece of await pieces()) await terminal.write(String(piece));
    else await writeWhole(resolve(output), await pieces());
    const facts = { format, lines: head.value.count };
    // Who took the record out of the house leaves a trace in it.
    const noted = activity.record({ kind: 'record-exported', facts });
    if (!noted.ok) terminal.remark(`the export is not in the record: ${noted.failure.detail}`);
  } catch (error) {
    terminal.remark(`NOT EXPORTED: ${fileTrouble(error)}`);
    return 1;
  } finally {
    store.close();
  }
  return unreadable === 0 ? 0 : 1;
}

/** Rejects when there is no screen: Electron cannot print without one. */
async function printed(
  { base }: CommandDesk,
  activity: Activity,
  head: RecordHead,
): Promise<Uint8Array> {
  if (!hasScreen(app.commandLine)) throw new Error('a PDF needs a screen: take csv or json here');
  const settings = base.settings.current();
  const html = recordSheetOf(activity, head, {
    world: head.world,
    deskName: settings.desk.name,
    siteName: siteNameOf(settings),
    language: resolveLanguage(settings.language, app.getPreferredSystemLanguages()),
    madeAtMs: head.exportedAtMs,
  });
  // The page is the only window there is: Electron would leave with it, before the file is written.
  app.on('window-all-closed', () => undefined);
  return paper.pdfOf(html);
}
