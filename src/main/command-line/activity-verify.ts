// `tocsin activity verify`: has anybody altered the record, or a file that was made of it?
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Result } from '../../shared/failure';
import type { World } from '../../shared/vendor';
import { createActivity } from '../activity/activity';
import { compareWithDesk, type DeskComparison } from '../activity/compare-desk';
import { checkRecordFile, type CheckedFile } from '../activity/verify-file';
import { loadSqlite } from '../store/sqlite';
import { openStore } from '../store/store';
import { fileReport } from './activity-file-report';
import { openGuestStore, type CommandDesk } from './desk';

/** 0 when the chain of hashes is whole. */
export async function runActivityVerify(
  desk: CommandDesk,
  file: string | undefined,
): Promise<number> {
  if (file !== undefined) return verifyFile(desk, resolve(file));
  const opened = await openGuestStore(desk);
  if (!opened.ok) {
    desk.terminal.remark(opened.failure.detail);
    return 1;
  }
  const verdict = await opened.value.activity.check();
  opened.value.store.close();
  if (!verdict.ok) {
    desk.terminal.remark(verdict.failure.detail);
    return 1;
  }
  desk.terminal.out(JSON.stringify(verdict.value));
  return verdict.value.firstBadSeq === null ? 0 : 1;
}

async function verifyFile(desk: CommandDesk, path: string): Promise<number> {
  const checked = await checkRecordFile(path);
  if (!checked.ok) {
    desk.terminal.remark(`${path}: ${checked.failure.detail}`);
    return 1;
  }
  const report = fileReport(checked.value, await ownRecord(desk, checked.value));
  desk.terminal.out(JSON.stringify(report.line));
  for (const remark of report.remarks) desk.terminal.remark(remark);
  return report.line.whole ? 0 : 1;
}

/** Null when this desk has no such record, or it cannot be read. */
async function ownRecord(
  { base }: CommandDesk,
  checked: CheckedFile,
): Promise<DeskComparison | null> {
  const world: World = checked.world ?? base.settings.current().mode;
  const folder = base.paths.worldDir(world);
  // Opening would make an empty one.
  if (!existsSync(join(folder, 'desk.db'))) return null;
  const opened = openStore(folder, {
    sqlite: await loadSqlite(),
    clock: base.clock,
    role: 'guest',
  });
  if (!opened.ok) return null;
  const activity = createActivity(opened.value, base.clock);
  const compared: Result<DeskComparison> = compareWithDesk(checked, activity);
  opened.value.close();
  return compared.ok ? compared.value : null;
}
