// What a card hides is on record before anybody reads it.
import { describe, expect, it } from 'vitest';
import { createCallDesk, FULL, type CallDesk } from './call-desk';
import { makeShare, NUMBER, placeAt, SHARED_MS } from './shares';

function lastLine(desk: CallDesk): unknown {
  const lines = [...desk.activity.all()].flatMap((line) => (line.ok ? line.value : []));
  const last = lines.at(-1);
  return last && { kind: last.kind, actionId: last.actionId, ...last.facts };
}

describe('the number', () => {
  it('is told when it is asked for, with a line of the record each time', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    const { id } = desk.only();
    expect(desk.calls.reveal(id)).toEqual({ ok: true, value: { number: NUMBER } });
    expect(lastLine(desk)).toEqual({ kind: 'call-revealed', actionId: id, how: 'card' });
    desk.calls.reveal(id);
    expect(desk.kinds().filter((kind) => kind === 'call-revealed')).toHaveLength(2);
  });

  it('is not told when the record cannot be written', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    const { id } = desk.only();
    desk.storeFailure = FULL;
    const answers = [
      desk.calls.reveal(id),
      desk.calls.raw(id),
      desk.calls.radioText(id, true),
      desk.calls.list({ reveal: true, limit: 5 }),
    ];
    for (const answer of answers) expect(answer).toEqual({ ok: false, failure: FULL });
    expect(JSON.stringify(answers)).not.toContain(NUMBER);
    // What hides the number needs no record.
    expect(desk.calls.radioText(id, false)).toMatchObject({ ok: true });
    expect(desk.calls.list({ reveal: false, limit: 5 })).toMatchObject({ ok: true });
  });

  it('that never came leaves nothing to reveal', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1, { callerNumber: null }));
    expect(desk.calls.reveal(desk.only().id)).toEqual({ ok: true, value: { number: null } });
    expect(desk.kinds()).toEqual(['call-shared']);
    expect(desk.only().maskedNumber).toBeNull();
  });

  it('of a call that is not there is refused', async () => {
    const desk = await createCallDesk();
    expect(desk.calls.reveal('call-x')).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', reason: 'not-found' },
    });
  });
});

describe('everything that was shared', () => {
  it('is shown with each share under its time, and recorded', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    expect(desk.calls.raw(desk.only().id)).toEqual({ ok: true, value: { text: makeShare(1).raw } });
    expect(lastLine(desk)).toMatchObject({ kind: 'call-raw-shown', shares: 1 });
    await desk.receive(makeShare(2, { receivedAtMs: SHARED_MS + 1000 }));
    const both = desk.calls.raw(desk.only().id);
    expect(both).toMatchObject({ ok: true });
    const text = both.ok ? both.value.text : '';
    expect(text).toContain(`# 1/2, 2026-01-01T00:00:00.000Z\n${makeShare(1).raw}`);
    expect(text).toContain(`# 2/2, 2026-01-01T00:00:01.000Z\n${makeShare(2).raw}`);
  });
});

describe('the words for the radio', () => {
  it('tell the call in one breath, without the number unless it is wanted', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1, { place: placeAt(400, 25), address: '12  Elm\nStreet' }));
    const { id } = desk.only();
    desk.calls.markOwnBuilding(id, 'no');
    const rest =
      'Address as given: 12 Elm Street. Place at 12:00 AM: 42.00360 north, 71.00000 west, within ' +
      '25 meters. 1,312 feet (400 meters) from our site. Appears to be near our site. We say: it is not our building.';
    const said = (withNumber: boolean): string => {
      const answer = desk.calls.radioText(id, withNumber);
      return answer.ok ? answer.value.text.replaceAll(/\u202f/g, ' ') : '';
    };
    expect(said(false)).toBe(`911 call, shared with us at 12:00 AM. ${rest}`);
    expect(desk.kinds()).not.toContain('call-revealed');
    expect(said(true)).toBe(
      `911 call, shared with us at 12:00 AM. Caller's number 1 555 123 4567. ${rest}`,
    );
    expect(lastLine(desk)).toEqual({ kind: 'call-revealed', actionId: id, how: 'radio' });
  });

  it('begin with PRACTICE in practice, twice, in both languages', async () => {
    for (const [language, mark] of [
      ['en', 'PRACTICE, PRACTICE. '],
      ['es', 'PRÁCTICA, PRÁCTICA. '],
    ] as const) {
      const desk = await createCallDesk({ language: () => language, isPractice: true });
      await desk.receive(makeShare(1));
      const answer = desk.calls.radioText(desk.only().id, false);
      expect(answer.ok && answer.value.text.startsWith(mark)).toBe(true);
    }
  });

  it('say no more than that it appears to be inside the site', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1, { place: placeAt(5, 5) }));
    const answer = desk.calls.radioText(desk.only().id, false);
    expect(answer.ok && answer.value.text).toContain('Appears to be inside our site.');
  });

  it('say so when nothing is known', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1, { callerNumber: null, place: null }));
    const answer = desk.calls.radioText(desk.only().id, true);
    expect(answer.ok && answer.value.text.replaceAll(/\u202f/g, ' ')).toBe(
      `911 call, shared with us at 12:00 AM. Caller's number not known. Place not known. ` +
        'Building: not checked.',
    );
  });
});

describe('the list of the command line', () => {
  it('masks numbers, and records each one that it reveals', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1));
    await desk.receive(makeShare(2, { callerNumber: null, receivedAtMs: SHARED_MS + 1 }));
    desk.calls.close(desk.calls.all()[1]?.id ?? '');
    expect(desk.calls.list({ reveal: false, limit: 5 })).toMatchObject({
      ok: true,
      value: [
        { number: null, isRevealed: false, shares: 1, closedAtMs: null },
        { number: '••• ••• 4567', isRevealed: false, closedAtMs: SHARED_MS },
      ],
    });
    expect(desk.kinds()).not.toContain('call-listed');
    const revealed = desk.calls.list({ reveal: true, limit: 5 });
    expect(revealed.ok && revealed.value.map(({ number }) => number)).toEqual([null, NUMBER]);
    expect(desk.kinds().filter((kind) => kind === 'call-listed')).toHaveLength(1);
    expect(desk.calls.list({ reveal: true, limit: 1 })).toMatchObject({ value: { length: 1 } });
  });
});
