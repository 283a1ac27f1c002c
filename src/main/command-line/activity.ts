// `tocsin activity`: the record as lines of JSON.
import type { ActivityEntry } from '../../shared/core/activity';
import { openGuestStore, type CommandDesk } from './desk';

/** Oldest first; with `limit` only the last ones. Unreadable lines are named on stderr, exit 1. */
export async function runActivity(desk: CommandDesk, limit: number | undefined): Promise<number> {
  const opened = await openGuestStore(desk);
  if (!opened.ok) {
    desk.terminal.remark(opened.failure.detail);
    return 1;
  }
  let code = 0;
  const last: ActivityEntry[] = [];
  for (const entry of opened.value.activity.all()) {
    if (!entry.ok) {
      desk.terminal.remark(entry.failure.detail);
      code = 1;
    } else if (limit === undefined) {
      desk.terminal.out(JSON.stringify(entry.value));
    } else {
      last.push(entry.value);
      if (last.length > limit) last.shift();
    }
  }
  for (const entry of last) desk.terminal.out(JSON.stringify(entry));
  opened.value.store.close();
  return code;
}
