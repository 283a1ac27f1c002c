// Time passes: the board knows by itself when time is up, also after a restart, a sleep, or a clock that was set.
import { describe, expect, it } from 'vitest';
import { idOf } from '../../../fakes/deliveries';
import { createBoardDesk, linesOf, type BoardDesk } from './board-desk';
import { CAT, makeAsk, makeQuestion, makeReceipt, makeUnsure, START_MS } from './questions';

const HOUR_MS = 3_600_000;

function deskWithQuestion(): BoardDesk {
  const desk = createBoardDesk();
  desk.put(makeQuestion());
  desk.board.all();
  return desk;
}
const first = ({ board }: BoardDesk) => board.all()[0];

describe('the end of the time', () => {
  it('is shown and told at its moment, without anybody asking', async () => {
    const desk = deskWithQuestion();
    await desk.clock.advance(174_999);
    expect(desk.expired).toEqual([]);
    const { changes } = desk;
    await desk.clock.advance(1);
    expect(desk.changes).toBe(changes + 1);
    expect(desk.expired).toEqual([idOf(1)]);
    expect(first(desk)).toMatchObject({ expired: true, status: 'expired' });
  });

  it('is recorded once, with its counts, even over restarts', async () => {
    const desk = deskWithQuestion();
    await desk.receive();
    await desk.clock.advance(200_000);
    desk.restart();
    await desk.clock.advance(20_000);
    expect(linesOf(desk, 'verification-expired')).toEqual([
      { actionId: idOf(1), asked: 2, answered: 1, failed: 0 },
    ]);
    expect(desk.expired).toEqual([idOf(1)]);
  });

  it('that passed while nothing ran is told at the next start', () => {
    const desk = deskWithQuestion();
    desk.board.stop();
    desk.sleep(HOUR_MS);
    desk.restart();
    expect(desk.expired).toEqual([idOf(1)]);
  });

  it('is no news when everybody has answered', async () => {
    const desk = deskWithQuestion();
    await desk.receive();
    await desk.receive({ contactId: 'contact_2' });
    await desk.clock.advance(200_000);
    expect(first(desk)).toMatchObject({ expired: true, status: 'responded' });
    expect(desk.expired).toEqual([]);
    expect(desk.kinds()).not.toContain('verification-expired');
  });

  it('is told though the disk refuses the line, and the board stays calm', async () => {
    const desk = deskWithQuestion();
    desk.diskFailure = { kind: 'storage', detail: 'Full' };
    await desk.clock.advance(200_000);
    expect(desk.expired).toEqual([idOf(1)]);
    expect(desk.clock.pending()).toBe(1);
  });
});

describe('a suggestion', () => {
  it('appears by itself after two fifths of the time', async () => {
    const desk = deskWithQuestion();
    desk.knownContacts = [CAT];
    await desk.clock.advance(68_199);
    expect(first(desk)?.suggestion).toBeNull();
    const { changes } = desk;
    await desk.clock.advance(1);
    expect(desk.changes).toBe(changes + 1);
    expect(first(desk)?.suggestion).toMatchObject({ reason: 'no-answer', contacts: [CAT] });
  });

  it('is gone once there is a follow-up, even one that was put away, and back when it was dropped', async () => {
    const desk = deskWithQuestion();
    await desk.clock.advance(100_000);
    expect(first(desk)?.suggestion).not.toBeNull();
    const followUp = makeQuestion({ action: makeAsk({ followsUp: idOf(1), method: 'call' }) }, 2);
    const receipt = makeReceipt({ verificationId: 'ver_2' });
    desk.put({ ...followUp, receipt });
    expect(desk.board.all().find(({ id }) => id === idOf(1))?.suggestion).toBeNull();
    desk.putAway(idOf(2));
    desk.restart();
    expect(first(desk)?.suggestion).toBeNull();
    desk.put({ ...followUp, state: 'cancelled', receipt: null });
    expect(desk.board.all().find(({ id }) => id === idOf(1))?.suggestion).not.toBeNull();
  });

  it('of a follow-up knows what the question before it has tried', async () => {
    const desk = deskWithQuestion();
    const action = makeAsk({ followsUp: idOf(1), method: 'call' });
    const receipt = makeReceipt({ verificationId: 'ver_2' });
    desk.put(makeQuestion({ action, receipt }, 2));
    await desk.clock.advance(100_000);
    expect(first(desk)).toMatchObject({ id: idOf(2), suggestion: { method: 'push' } });
    desk.restart();
    expect(first(desk)?.suggestion?.method).toBe('push');
  });
});

describe('a clock that is set', () => {
  it.each([HOUR_MS, -HOUR_MS])('by %i ms neither ends nor prolongs a question', async (jumpMs) => {
    const desk = deskWithQuestion();
    await desk.clock.advance(55_000);
    desk.clock.jump(jumpMs);
    expect(first(desk)).toMatchObject({ expired: false, deadlineMs: START_MS + 180_000 + jumpMs });
    await desk.clock.advance(119_999);
    expect(first(desk)?.expired).toBe(false);
    await desk.clock.advance(1);
    expect(first(desk)?.expired).toBe(true);
    expect(linesOf(desk, 'clock-jumped')).toMatchObject([{ actionId: idOf(1), jumpMs }]);
  });

  it('leaves the same board after a restart', () => {
    const desk = deskWithQuestion();
    desk.clock.jump(-HOUR_MS);
    const before = first(desk);
    desk.restart();
    expect(first(desk)).toEqual(before);
    expect(before?.deadlineMs).toBe(START_MS + 180_000 - HOUR_MS);
  });

  it('does not bring an ended question back to life', async () => {
    const desk = deskWithQuestion();
    await desk.clock.advance(200_000);
    desk.clock.jump(-HOUR_MS);
    expect(first(desk)?.expired).toBe(true);
    desk.restart();
    expect(first(desk)?.expired).toBe(true);
  });

  it('moves the end even while the disk refuses to record it', () => {
    const desk = deskWithQuestion();
    desk.diskFailure = { kind: 'storage', detail: 'Full' };
    desk.clock.jump(HOUR_MS);
    expect(first(desk)?.expired).toBe(false);
  });

  it('by less than two seconds is nothing to speak of', async () => {
    const desk = deskWithQuestion();
    desk.clock.jump(1900);
    await desk.clock.advance(10_000);
    expect(desk.kinds()).not.toContain('clock-jumped');
  });

  it('while nothing is open is nobody’s business', async () => {
    const desk = createBoardDesk();
    desk.clock.jump(HOUR_MS);
    await desk.clock.advance(10_000);
    expect(desk.kinds()).toEqual([]);
  });
});

describe('a sleep of the computer', () => {
  it('in which the time passed ends the question', async () => {
    const desk = deskWithQuestion();
    desk.sleep(HOUR_MS);
    await desk.clock.advance(3000);
    expect(first(desk)?.expired).toBe(true);
    expect(desk.expired).toEqual([idOf(1)]);
    expect(desk.kinds()).not.toContain('clock-jumped');
  });

  it('that was shorter leaves the rest of the time', async () => {
    const desk = deskWithQuestion();
    desk.sleep(100_000);
    await desk.clock.advance(3000);
    expect(first(desk)).toMatchObject({ expired: false, deadlineMs: START_MS + 180_000 });
  });
});

describe('a restart in the middle', () => {
  it('gives the same board', async () => {
    const desk = deskWithQuestion();
    desk.put(makeUnsure({ action: makeAsk({ contacts: [CAT] }) }, 2));
    await desk.receive();
    await desk.receive({ answer: 'cancelled', said: 'NO', contactId: 'contact_2' });
    await desk.receive({ verificationId: 'ver_x', contactId: CAT.contactId });
    await desk.receive({ verificationId: 'ver_y', contactId: 'contact_9' });
    desk.board.see(idOf(1));
    const before = [desk.board.all(), desk.board.strays()];
    desk.restart();
    expect([desk.board.all(), desk.board.strays()]).toEqual(before);
    expect(before[0]).toMatchObject([{ unseenAnswers: 1 }, { unseenAnswers: 0 }]);
  });

  it('tells an answer again that nobody has seen, and none that was', async () => {
    const desk = deskWithQuestion();
    await desk.receive();
    desk.restart();
    expect(desk.answered).toEqual(['contact_1', 'contact_1']);
    desk.board.see(idOf(1));
    desk.restart();
    expect(desk.answered).toHaveLength(2);
  });
});

describe('whether something is open', () => {
  it('is true while an answer may come, and while the operator must decide', async () => {
    const desk = createBoardDesk();
    expect(desk.board.hasOpen()).toBe(false);
    desk.put(makeUnsure());
    expect(desk.board.hasOpen()).toBe(true);
    desk.put(makeQuestion());
    expect(desk.board.hasOpen()).toBe(true);
    await desk.receive();
    expect(desk.board.hasOpen()).toBe(true);
    await desk.receive({ contactId: 'contact_2' });
    expect(desk.board.hasOpen()).toBe(false);
  });

  it('is false after its time, and for a question that needs no answer', async () => {
    const desk = deskWithQuestion();
    await desk.clock.advance(175_000);
    expect(desk.board.hasOpen()).toBe(false);
    const receipt = makeReceipt({ verificationId: 'ver_2', timeoutAtMs: null });
    desk.put(makeQuestion({ action: makeAsk({ requireResponse: false }), receipt }, 2));
    expect(desk.board.hasOpen()).toBe(false);
  });
});
