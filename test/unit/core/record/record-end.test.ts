// The sealed end of the record: what was cut off is missed, and nobody is told more than is known.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../../src/main/core/record/activity';
import { createEndKeeper, type EndKeeper } from '../../../../src/main/core/record/end-keeper';
import { END_FILE, judgeEnd, sealEnd } from '../../../../src/main/core/record/record-end';
import { failed, ok, type Failure, type Result } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore, sqlite } from '../../../fakes/desk-folder';

const KEY = Buffer.alloc(32, 7);
const LINES = 120;

function makeSealedDesk(key: () => Result<Buffer> = () => ok(KEY)) {
  const clock = createManualClock();
  const folder = makeFolder();
  const store = makeStore(folder, clock);
  const activity = createActivity(store, clock);
  const told: Failure[] = [];
  let attempt = 0;
  const add = (lines: number): void => {
    for (let n = 0; n < lines; n += 1) {
      attempt += 1;
      activity.record({ kind: 'attempt', facts: { attempt } });
    }
  };
  const newLife = (): EndKeeper =>
    createEndKeeper({
      world: 'live',
      folder,
      activity,
      key: () => Promise.resolve(key()),
      clock,
      onCutOff: (failure) => told.push(failure),
      log: (message) => {
        throw new Error(message);
      },
    });
  /** As an app that starts and ends. */
  const seal = async (): Promise<void> => {
    const keeper = newLife();
    keeper.start();
    await keeper.stop();
  };
  const tamper = (sql: string): void => {
    const raw = new sqlite.DatabaseSync(join(folder, 'desk.db'));
    raw.exec(`DROP TRIGGER IF EXISTS activity_is_kept; ${sql}`);
    raw.close();
  };
  const kinds = (): string[] =>
    [...activity.all()].flatMap((line) => (line.ok ? [line.value.kind] : []));
  return { clock, folder, activity, told, add, newLife, seal, tamper, kinds };
}

describe('the end of the record', () => {
  it('is proven up to the sealed line, also when the record has gone on since', async () => {
    const desk = makeSealedDesk();
    desk.add(LINES);
    await desk.seal();
    expect(await desk.newLife().judge()).toMatchObject({ state: 'proven', sealedSeq: LINES });
    desk.add(3);
    expect(await desk.newLife().judge()).toMatchObject({ state: 'proven', sealedSeq: LINES });
    expect(desk.told).toEqual([]);
  });

  it.each([
    ['the last 50 lines were deleted', `DELETE FROM activity WHERE seq > ${LINES - 50}`],
    ['the last line was deleted', `DELETE FROM activity WHERE seq = ${LINES}`],
    ['all lines were deleted', 'DELETE FROM activity'],
  ])('is missed when %s, although the chain of the others is whole', async (_what, sql) => {
    const desk = makeSealedDesk();
    desk.add(LINES);
    await desk.seal();
    desk.tamper(sql);
    expect(desk.activity.verify()).toMatchObject({ value: { firstBadSeq: null } });
    expect(await desk.newLife().judge()).toEqual({ state: 'cut-off', sealedSeq: LINES });
  });

  it('that was cut off is written into the record and told by the next life, before it seals anew', async () => {
    const desk = makeSealedDesk();
    desk.add(LINES);
    await desk.seal();
    desk.tamper(`DELETE FROM activity WHERE seq > ${LINES - 50}`);
    desk.add(60);
    await desk.seal();
    expect(desk.told).toMatchObject([{ kind: 'storage' }]);
    expect(desk.kinds().filter((kind) => kind === 'record-cut')).toHaveLength(1);
    await desk.seal();
    expect(desk.told).toHaveLength(1);
  });

  it('that is cut off while the app runs is noticed by its next look', async () => {
    const desk = makeSealedDesk();
    desk.add(LINES);
    const keeper = desk.newLife();
    keeper.start();
    await expect.poll(async () => (await keeper.judge()).state).toBe('proven');
    desk.tamper('DELETE FROM activity WHERE seq > 10');
    await keeper.stop();
    expect(desk.told).toHaveLength(1);
    expect(desk.kinds().at(-1)).toBe('record-cut');
  });

  it('cannot be proven without a seal, and says so', async () => {
    const desk = makeSealedDesk();
    desk.add(LINES);
    expect(await desk.newLife().judge()).toEqual({ state: 'unproven', why: 'no-seal' });
    await desk.seal();
    for (const text of ['', '{}', 'x'.repeat(9000)]) {
      writeFileSync(join(desk.folder, END_FILE), text);
      expect(await desk.newLife().judge()).toEqual({ state: 'unproven', why: 'no-seal' });
    }
    rmSync(join(desk.folder, END_FILE));
    expect(await desk.newLife().judge()).toEqual({ state: 'unproven', why: 'no-seal' });
  });

  it('cannot be proven without the keychain, and what is cut off is missed all the same', async () => {
    let key: Result<Buffer> = ok(KEY);
    const desk = makeSealedDesk(() => key);
    desk.add(LINES);
    await desk.seal();
    key = failed({ kind: 'storage', reason: 'keyring-locked', detail: '' });
    expect(await desk.newLife().judge()).toEqual({ state: 'unproven', why: 'no-key' });
    desk.add(1);
    await desk.seal();
    const sealed = JSON.parse(readFileSync(join(desk.folder, END_FILE), 'utf8')) as unknown;
    expect(sealed).toMatchObject({ lastSeq: LINES });
    desk.tamper(`DELETE FROM activity WHERE seq > ${LINES - 50}`);
    expect(await desk.newLife().judge()).toEqual({ state: 'cut-off', sealedSeq: LINES });
  });

  it('is not proven by a seal that somebody without the key has made', () => {
    const end = { world: 'live', lastSeq: 3, headHash: 'ab'.repeat(32), sealedAtMs: 1 } as const;
    const own = sealEnd(end, KEY);
    const hashAt = (): string => end.headHash;
    expect(judgeEnd(own, KEY, hashAt)).toMatchObject({ state: 'proven' });
    const forged = [
      { ...own, lastSeq: 2 },
      { ...own, sealedAtMs: 2 },
      { ...own, world: 'practice' as const },
      sealEnd(end, Buffer.alloc(32, 8)),
    ];
    for (const each of forged) {
      expect(judgeEnd(each, KEY, hashAt)).toEqual({ state: 'unproven', why: 'other-key' });
    }
  });
});
