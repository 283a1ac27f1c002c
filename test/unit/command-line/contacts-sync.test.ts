// How a reading of contacts is watched from the command line, and how it ends.
import { describe, expect, it } from 'vitest';
import { watchSync } from '../../../src/main/command-line/contacts-remote';
import type { SyncState } from '../../../src/shared/contacts/contact-sync';
import { failed } from '../../../src/shared/core/failure';
import {
  ASKED_AT,
  BAD_KEY,
  instantPace,
  lookAt,
  OFFLINE,
  stateWith,
  type Script,
} from './contacts-fixture';

const listing = (done: number): SyncState => stateWith({ phase: 'listing', done, total: 10 });
const COMPLETE = stateWith({ done: 10, completedAtMs: ASKED_AT });

function watch(script: Script, before: readonly SyncState[] = [stateWith()]) {
  const pace = instantPace();
  const seen: number[] = [];
  const interruption = new AbortController();
  const look = lookAt(script);
  const end = watchSync({
    pace,
    signal: interruption.signal,
    askedAtMs: ASKED_AT,
    before,
    states: () => Promise.resolve(look()),
    onProgress: ([state]) => void seen.push(state?.done ?? -1),
    afterwards: 'it goes on',
  });
  return { end, seen, pace, interrupt: () => interruption.abort() };
}

describe('a watched reading', () => {
  it('is complete when every service has read everything anew', async () => {
    const { end, seen, pace } = watch([[listing(1)], [listing(5)], [COMPLETE]]);
    expect(await end).toEqual({ kind: 'complete', states: [COMPLETE] });
    expect(seen).toEqual([1, 5]);
    expect(pace.slept).toEqual([1000, 1000]);
  });

  it('does not take an earlier reading for this one', async () => {
    const old = stateWith({ completedAtMs: ASKED_AT - 1 });
    const { end, pace } = watch([[old], [old], [listing(1)], [COMPLETE]], [old]);
    expect(await end).toMatchObject({ kind: 'complete' });
    expect(pace.slept).toHaveLength(3);
    const idle = watch([[old]], [old]);
    expect(await idle.end).toMatchObject({ kind: 'interrupted' });
  });

  it('nor when the app has just been started and nobody knew of the earlier one', async () => {
    const refused = stateWith({ completedAtMs: ASKED_AT - 1, failure: BAD_KEY });
    expect(await watch([[refused]], []).end).toMatchObject({ kind: 'failed', failure: BAD_KEY });
  });

  it('nor an earlier failure', async () => {
    const old = stateWith({ failure: BAD_KEY });
    expect(await watch([[old], [listing(1)], [COMPLETE]], [old]).end).toMatchObject({
      kind: 'complete',
    });
  });

  it('is not complete when an earlier reading ended meanwhile and the one asked for failed', async () => {
    const late = stateWith({ done: 3, completedAtMs: ASKED_AT + 1, failure: BAD_KEY });
    const { end } = watch([[listing(9)], [late]], [listing(8)]);
    expect(await end).toMatchObject({ kind: 'failed', failure: BAD_KEY });
  });

  it('fails when the service refuses, whatever the other one does', async () => {
    const refused = stateWith({ failure: BAD_KEY });
    const chekt = stateWith({ source: 'chekt', done: 3, completedAtMs: ASKED_AT });
    const { end } = watch([[refused, chekt]], [stateWith(), stateWith({ source: 'chekt' })]);
    expect(await end).toMatchObject({ kind: 'failed', failure: BAD_KEY });
  });

  it('fails when nothing could be read at all, and is interrupted when something was', async () => {
    const nothing = watch([[stateWith({ failure: OFFLINE })]]);
    expect(await nothing.end).toMatchObject({ kind: 'failed', failure: OFFLINE });
    const some = watch([[stateWith({ failure: OFFLINE, done: 4 })]]);
    expect(await some.end).toMatchObject({
      kind: 'interrupted',
      detail: 'no network; it goes on',
    });
  });

  it('waits with a service that asks for a pause, but not for ever', async () => {
    const waiting = stateWith({ phase: 'waiting', done: 4, failure: OFFLINE });
    const patient = watch([...Array.from({ length: 100 }, () => [waiting]), [COMPLETE]]);
    expect(await patient.end).toMatchObject({ kind: 'complete' });
    const { end, pace } = watch([[listing(4)], [waiting]]);
    expect(await end).toMatchObject({
      kind: 'interrupted',
      detail: 'nothing more came: no network; it goes on',
    });
    expect(pace.elapsed()).toBe(120_000);
  });

  it('goes on as long as contacts come, however slowly', async () => {
    const slow = Array.from({ length: 500 }, (_, index) => [listing(Math.floor(index / 100))]);
    expect(await watch([...slow, [COMPLETE]]).end).toMatchObject({ kind: 'complete' });
  });

  it('ends at once when somebody interrupts it', async () => {
    const { end, interrupt } = watch([[listing(1)]]);
    interrupt();
    expect(await end).toMatchObject({ kind: 'interrupted', detail: 'interrupted; it goes on' });
  });

  it('bears an app that does not answer once, and ends when it is gone', async () => {
    const once = watch([[listing(1)], failed(OFFLINE), failed(OFFLINE), [COMPLETE]]);
    expect(await once.end).toMatchObject({ kind: 'complete' });
    const gone = watch([[listing(1)], failed(OFFLINE)]);
    expect(await gone.end).toMatchObject({ kind: 'interrupted', states: [listing(1)] });
  });

  it('fails when no service is set up', async () => {
    expect(await watch([[]], []).end).toMatchObject({
      kind: 'failed',
      failure: { kind: 'not-configured' },
    });
  });

  it('is not complete when what was read could not be stored', async () => {
    expect(await watch([[{ ...COMPLETE, durable: false }]]).end).toMatchObject({
      kind: 'failed',
      failure: { kind: 'storage' },
    });
  });
});
