// Records made for tests, written as the three kinds of files that can be checked.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createActivity } from '../../../../src/main/core/record/activity';
import { exportCsv, exportJson } from '../../../../src/main/core/record/export';
import type { ActivityEntry } from '../../../../src/shared/core/activity';
import { createManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore } from '../../../fakes/desk-folder';

const FACTS: readonly ActivityEntry['facts'][] = [
  { status: 'THREAT', location: 'Bücherei "Süd", 2. Stock', origin: 'tray' },
  { said: '=1+1\n,"', attempt: 1, mayHaveReached: false, ref: null },
  {},
];

/** A record of `lines` lines, with quotes, commas, line ends and formulas in it. */
export function makeRecord(lines: number) {
  const clock = createManualClock();
  const folder = makeFolder();
  const store = makeStore(folder, clock);
  const activity = createActivity(store, clock);
  store.transaction((sql) => {
    for (let n = 0; n < lines; n += 1) {
      activity.append(sql, {
        kind: n % 2 === 0 ? 'pressed' : 'not-sent',
        atMs: clock.now() + n * 250.5,
        actionId: n % 3 === 0 ? '00000000-0000-4000-8000-000000000001' : null,
        facts: FACTS[n % FACTS.length] ?? {},
        failure: n % 4 === 3 ? { kind: 'offline', reason: 'dns', detail: 'no “net”' } : null,
      });
    }
  });
  const source = () => {
    const head = activity.head({ world: 'practice', exportedAtMs: clock.now() });
    if (!head.ok) throw new Error(head.failure.detail);
    return { head: head.value, entries: activity.all(), onUnreadable: () => undefined };
  };
  return {
    clock,
    folder,
    store,
    activity,
    json: () => [...exportJson(source())].join(''),
    csv: () => [...exportCsv(source())].join(''),
    jsonLines: () =>
      [...activity.all()].map((line) => (line.ok ? JSON.stringify(line.value) : '')).join('\n'),
    /** Answers the path. */
    write(text: string | Buffer, name = 'record.txt'): string {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
  };
}
