// `tocsin activity verify`: has anybody altered the record, or a file that was made of it?
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Result } from '../../shared/core/failure';
import type { World } from '../../shared/core/vendor';
import { createActivity } from '../core/record/activity';
import { compareWithDesk, type DeskComparison } from '../core/record/compare-desk';
import { END_FILE, judgeEnd, readSealedEnd, type RecordEnd } from '../core/record/record-end';
import { checkRecordFile, type CheckedFile } from '../core/record/verify-file';
import { loadSqlite } from '../core/store/sqlite';
import { openStore } from '../core/store/store';
import { fileReport } from './activity-file-report';
import { openGuestStore, type CommandDesk } from './desk';

/** Exit 0 when the record is whole to its sealed end, 3 when nobody can tell whether its end is missing, 1 when it was altered. */
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
  const { store, activity } = opened.value;
  const world = desk.base.settings.current().mode;
  // Read before the lines are: a running app may add some, and seal them, meanwhile.
  const sealed = readSealedEnd(join(desk.base.paths.worldDir(world), END_FILE));
  const key = sealed === null ? null : await desk.base.vaults[world].dataKey();
  const verdict = await activity.check();
  const seals = sealed === null ? null : activity.seals(sealed.lastSeq, sealed.lastSeq);
  store.close();
  if (!verdict.ok || seals?.ok === false) {
    desk.terminal.remark(verdict.ok ? 'the record cannot be read' : verdict.failure.detail);
    return 1;
  }
  const end = judgeEnd(sealed, key?.ok === true ? key.value : null, (seq) => seals?.value.get(seq));
  desk.terminal.out(JSON.stringify({ ...verdict.value, end }));
  const remark = endInWords(end);
  if (remark !== null) desk.terminal.remark(remark);
  if (verdict.value.firstBadSeq !== null || end.state === 'cut-off') return 1;
  return end.state === 'proven' ? 0 : 3;
}

/** Null when there is nothing to say against it. */
function endInWords(end: RecordEnd): string | null {
  switch (end.state) {
    case 'proven':
      return null;
    case 'cut-off':
      return `lines are missing at the end: the record was sealed up to line ${end.sealedSeq}, and that line is gone or is another now`;
    case 'unproven':
      return `the lines there are fit together; whether some are missing at the end cannot be told: ${WHY[end.why]}`;
  }
}

const WHY = {
  'no-seal': 'the end has no seal (the app writes it within seconds while it runs)',
  'no-key': 'the keychain does not give the key of the seal',
  'other-key': 'the seal was not made with the key in the keychain',
} as const;

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
