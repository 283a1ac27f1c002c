// Every event is on disk before it is answered for; repetitions change nothing; strangers are kept and shown.
import { describe, expect, it } from 'vitest';
import { idOf } from '../../../fakes/deliveries';
import { createBoardDesk, linesOf } from './board-desk';
import { BEN, makeQuestion, makeReceipt, makeUnsure, START_MS } from './questions';

const DISK_FULL = { kind: 'storage', reason: 'disk-full', detail: 'Full' } as const;
const no = { answer: 'cancelled', said: 'NO' } as const;

describe('an event', () => {
  it('is on disk, byte for byte, when it is answered for', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    const body = '{ "event_type": "verification.responded",  "spaces": "kept" }';
    expect(await desk.receive({}, body)).toEqual({ ok: true, value: 'new' });
    const row = desk.store.read((sql) => sql.get('SELECT * FROM webhook_event'));
    expect(row).toMatchObject({
      ok: true,
      value: { vendor: 'chekt', proof: 'signature', body, verification_id: 'ver_abc123' },
    });
    expect(desk.board.all()[0]).toMatchObject({
      id: idOf(1),
      status: 'responded',
      unseenAnswers: 1,
      contacts: [{ status: 'responded', answer: { answer: 'confirmed' } }, { status: 'sent' }],
    });
  });

  it.each(['latin1', 'utf16le'] as const)('in %s is kept as it reads', async (encoding) => {
    const desk = createBoardDesk();
    const body = '{ "response": "¡SÍ!" }';
    await desk.receive({}, Buffer.from(body, encoding));
    const row = desk.store.read((sql) => sql.get('SELECT body FROM webhook_event'));
    expect(row).toMatchObject({ ok: true, value: { body } });
  });

  it('that comes again, byte for byte, changes nothing', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    await desk.receive({}, 'same');
    const { changes } = desk;
    const before = [desk.kinds(), desk.board.all()];
    expect(await desk.receive({}, 'same')).toEqual({ ok: true, value: 'duplicate' });
    expect([desk.kinds(), desk.board.all()]).toEqual(before);
    expect(desk.changes).toBe(changes);
    expect(desk.answered).toEqual(['contact_1']);
  });

  it('twice in one breath is stored once', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    const answers = await Promise.all([desk.receive({}, 'same'), desk.receive({}, 'same')]);
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual(['new', 'duplicate']);
  });

  it('shares its commit with everything that comes in the same turn', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    const { commits } = desk;
    const many = Array.from({ length: 80 }, (_, n) => desk.receive({ said: `word ${n}` }));
    expect((await Promise.all(many)).every(({ ok }) => ok)).toBe(true);
    expect(desk.commits - commits).toBe(1);
    expect(desk.changes).toBeGreaterThan(0);
  });

  it('of a flood is committed in slices, so that a press gets its turn between them', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    let presses = 0;
    const many = Array.from({ length: 1000 }, (_, n) => desk.receive({ said: `word ${n}` }));
    const press = (): void => {
      presses += 1;
      if (presses < 3) setImmediate(press);
    };
    setImmediate(press);
    await many[450];
    expect(presses).toBeGreaterThan(1);
    await Promise.all(many);
    expect(linesOf(desk, 'answer')).toHaveLength(1000);
  });

  it('that the disk refuses is not answered for, and leaves no trace', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    desk.diskFailure = DISK_FULL;
    expect(await desk.receive()).toMatchObject({ ok: false, failure: DISK_FULL });
    expect(desk.board.all()[0]).toMatchObject({ status: 'sent', unseenAnswers: 0 });
    desk.diskFailure = null;
    expect(await desk.receive()).toEqual({ ok: true, value: 'new' });
    expect(desk.board.all()[0]?.status).toBe('responded');
  });

  it('fails as a whole when its line of the record cannot be written', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    desk.store.transaction((sql) => {
      sql.run(`CREATE TRIGGER no_answers BEFORE INSERT ON activity WHEN NEW.kind = 'answer'
               BEGIN SELECT RAISE(ABORT, 'no'); END`);
    });
    expect(await desk.receive()).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    const rows = desk.store.read((sql) => sql.all('SELECT seq FROM webhook_event'));
    expect(rows).toEqual({ ok: true, value: [] });
    expect(desk.board.all()[0]?.status).toBe('sent');
  });

  it('is taken until the board stops, and not after', async () => {
    const desk = createBoardDesk();
    const waiting = desk.receive();
    desk.board.stop();
    expect(await waiting).toEqual({ ok: true, value: 'new' });
    expect(await desk.receive({}, 'later')).toMatchObject({ failure: { kind: 'storage' } });
  });
});

describe('the record', () => {
  it('has a line for every event, with the verification it belongs to', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    await desk.receive({ kind: 'delivered' });
    await desk.receive({ answer: 'other', said: 'x'.repeat(500), atMs: START_MS + 200_000 });
    await desk.receive({ verificationId: 'ver_other' });
    expect(desk.kinds()).toEqual(['verification-event', 'answer', 'stray-event']);
    expect(linesOf(desk, 'answer')).toEqual([
      {
        actionId: idOf(1),
        contactId: 'contact_1',
        answer: 'other',
        said: 'x'.repeat(60),
        late: true,
      },
    ]);
    expect(linesOf(desk, 'stray-event')).toMatchObject([
      { actionId: null, event: 'verification.responded', verificationId: 'ver_other' },
    ]);
  });

  it('has a contradiction once, even over a restart', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    await desk.receive();
    await desk.receive({ ...no, contactId: BEN.contactId });
    await desk.receive({ ...no, atMs: START_MS + 60_000 });
    desk.restart();
    await desk.clock.advance(10_000);
    await desk.receive({ ...no, atMs: START_MS + 70_000 });
    expect(linesOf(desk, 'contradiction')).toEqual([
      { actionId: idOf(1), confirmed: 'contact_1', cancelled: 'contact_2' },
    ]);
  });
});

describe('an event of no known verification', () => {
  it('is kept and shown for what it is, newest first, no more than twenty', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion());
    for (let n = 1; n <= 25; n += 1) await desk.receive({ verificationId: `ver_${n}` });
    const strays = desk.board.strays();
    expect(strays).toHaveLength(20);
    expect(strays[0]).toMatchObject({
      verificationId: 'ver_25',
      contactId: 'contact_1',
      said: 'confirmed',
      type: 'verification.responded',
    });
    expect(desk.board.all()[0]?.status).toBe('sent');
    expect(desk.answered).toEqual([]);
  });

  it('joins by itself when the receipt names its id', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion({ state: 'sending', receipt: null }, 1));
    desk.put(makeQuestion({ state: 'sending', receipt: null }, 2));
    await desk.receive();
    expect(desk.board.strays()).toHaveLength(1);
    expect(desk.board.all().map(({ status }) => status)).toEqual([null, null]);
    desk.put(makeQuestion());
    desk.put(makeQuestion({ receipt: makeReceipt({ verificationId: 'ver_2' }) }, 2));
    expect(desk.board.get(idOf(1))?.status).toBe('responded');
    expect(desk.board.all().map(({ status }) => status)).toEqual(['sent', 'responded']);
    expect(desk.board.strays()).toEqual([]);
    await desk.clock.advance(1);
    expect(desk.answered).toEqual(['contact_1']);
  });

  it('proves that an unsure question went out, when it can be about no other', async () => {
    const desk = createBoardDesk();
    desk.put(makeUnsure());
    expect(desk.board.all()[0]?.status).toBeNull();
    await desk.receive({ kind: 'delivered' });
    expect(desk.board.all()[0]).toMatchObject({ status: 'sent', verificationId: null });
    await desk.receive();
    expect(desk.board.all()[0]?.status).toBe('responded');
    expect(desk.board.strays()).toEqual([]);
    expect(linesOf(desk, 'answer')).toMatchObject([{ actionId: idOf(1) }]);
    expect(desk.answered).toEqual(['contact_1']);
    desk.restart();
    expect(desk.board.all()[0]?.status).toBe('responded');
  });

  it('leaves again when the receipt names another id', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion({ state: 'sending', receipt: null }));
    await desk.receive({ verificationId: 'ver_foreign' });
    expect(desk.board.all()[0]?.status).toBe('responded');
    desk.put(makeQuestion());
    expect(desk.board.all()[0]?.status).toBe('sent');
    expect(desk.board.strays()).toMatchObject([{ verificationId: 'ver_foreign' }]);
  });

  it('stays with its question however many strangers follow', async () => {
    const desk = createBoardDesk();
    desk.put(makeUnsure());
    await desk.receive();
    const flood = Array.from({ length: 600 }, (_, n) =>
      desk.receive({ verificationId: `ver_${n}`, contactId: 'contact_9' }),
    );
    await Promise.all(flood);
    await desk.clock.advance(10_000);
    expect(desk.board.all()[0]?.status).toBe('responded');
  });
});

describe('what is expected', () => {
  it('is about a question whose card is up, or may be about one without an id', () => {
    const desk = createBoardDesk();
    expect(desk.board.expects('ver_abc123')).toBe(false);
    desk.put(makeQuestion());
    expect(['ver_abc123', 'ver_other', null].map((id) => desk.board.expects(id))).toEqual([
      true,
      false,
      false,
    ]);
    desk.putAway(idOf(1));
    expect(desk.board.expects('ver_abc123')).toBe(false);
    desk.put(makeUnsure({}, 2));
    expect(desk.board.expects('ver_other')).toBe(true);
  });
});

describe('an answer to a question whose card was put away', () => {
  it('is told, and shows in the history', async () => {
    const desk = createBoardDesk();
    desk.put(makeQuestion({ closed: true }));
    desk.putAway(idOf(1));
    desk.restart();
    await desk.receive({ answer: 'help', said: 'HELP' });
    expect(desk.answered).toEqual(['contact_1']);
    expect(linesOf(desk, 'answer')).toMatchObject([{ actionId: idOf(1), answer: 'help' }]);
    expect(desk.board.all()).toEqual([]);
    expect(desk.board.strays()).toEqual([]);
    expect(desk.board.get(idOf(1))?.help).toEqual(['contact_1']);
    expect(desk.board.history({ limit: 5 })).toMatchObject({ value: [{ help: ['contact_1'] }] });
  });
});
