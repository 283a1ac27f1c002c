// How a change is sent and sent again: nobody is added twice, and what is done counts as done.
import { describe, expect, it } from 'vitest';
import {
  createSendChange,
  type ChangeDelivery,
} from '../../../../../src/main/features/contacts/editing/send-change';
import type { Outcome } from '../../../../../src/main/core/lib/vendor-port';
import { afterUnsure, type ContactWrite } from '../../../../../src/shared/contacts/contact-change';
import type { FailureReason } from '../../../../../src/shared/core/failure';
import { ADD_FIELDS } from '../../../../fakes/emergency24-samples';

const DONE: Outcome = { kind: 'accepted', ref: '77' };
const UNSURE: Outcome = { kind: 'unsure', failure: { kind: 'timeout', detail: 'no answer' } };
const NOT_THERE: Outcome = {
  kind: 'notSent',
  failure: { kind: 'unavailable', detail: 'did not arrive' },
};
const refused = (reason: FailureReason): Outcome => ({
  kind: 'refused',
  failure: { kind: 'rejected', reason, detail: reason },
});

const ADD: ContactWrite = { source: 'emergency24', write: { write: 'add', fields: ADD_FIELDS } };
const target = { by: 'contact-id', id: '10' } as const;
const DELETE: ContactWrite = { source: 'emergency24', write: { write: 'delete', target } };

function deliveryOf(change: ContactWrite, mayHaveReached: boolean): ChangeDelivery {
  const method = change === DELETE ? 'DELETE' : 'POST';
  return {
    id: 'action-1',
    action: { kind: 'contact-change', change, recordKey: null, name: 'Test', origin: 'window' },
    request: { method, path: '/p', body: method === 'POST' ? '{}' : '' },
    mayHaveReached,
  };
}

/** Answers what it is told to, in this order, and remembers who was asked what. */
function sender(answers: {
  readonly send?: readonly Outcome[];
  readonly settle?: readonly Outcome[];
}) {
  const sends = [...(answers.send ?? [])];
  const settles = [...(answers.settle ?? [])];
  const steps: string[] = [];
  const next = (what: string, outcomes: Outcome[]): Promise<Outcome> => {
    steps.push(what);
    const outcome = outcomes.shift();
    return outcome ? Promise.resolve(outcome) : Promise.reject(new Error(`no more ${what}`));
  };
  const client = {
    send: (_request: unknown, id: string) => next(`send ${id}`, sends),
    settleAdd: () => next('settle', settles),
  };
  const send = createSendChange({
    clients: { emergency24: client, chekt: client },
    applyAccepted: (_change, ref) => {
      steps.push(`apply ${ref ?? 'nothing'}`);
      return Promise.resolve();
    },
  });
  return { send, steps };
}

describe('a new contact', () => {
  it('is in the directory by the time it counts as accepted', async () => {
    const { send, steps } = sender({ send: [DONE] });
    expect(await send(deliveryOf(ADD, false))).toEqual(DONE);
    expect(steps).toEqual(['send action-1', 'apply 77']);
  });

  it('is looked for when nobody knows whether it arrived', async () => {
    const { send, steps } = sender({ send: [UNSURE], settle: [DONE] });
    expect(await send(deliveryOf(ADD, false))).toEqual(DONE);
    expect(steps).toEqual(['send action-1', 'settle', 'apply 77']);
  });

  it('stays unsure when it is not there yet: it may still be on its way, and is looked for again later', async () => {
    const { send } = sender({ send: [UNSURE], settle: [NOT_THERE] });
    const outcome = await send(deliveryOf(ADD, false));
    expect(outcome).toMatchObject({ kind: 'unsure', failure: { kind: 'unavailable' } });
    expect(outcome.kind === 'unsure' && outcome.failure.retryAfterMs).toBeGreaterThanOrEqual(
      10_000,
    );
  });

  it('whose reading back cannot tell says why: it is not for us to send it again', async () => {
    const cannot: Outcome = {
      kind: 'unsure',
      failure: { kind: 'bad-response', detail: 'the list is not whole' },
    };
    const { send } = sender({ send: [UNSURE], settle: [cannot] });
    expect(await send(deliveryOf(ADD, false))).toEqual(cannot);
  });

  it('of unsure end is refused when somebody else turns out to have its id', async () => {
    const { send } = sender({ send: [UNSURE], settle: [refused('duplicate-external-id')] });
    expect(await send(deliveryOf(ADD, false))).toEqual(refused('duplicate-external-id'));
  });

  it('is looked for before it is sent again, and not sent when it is there', async () => {
    const { send, steps } = sender({ settle: [DONE] });
    expect(await send(deliveryOf(ADD, true))).toEqual(DONE);
    expect(steps).toEqual(['settle', 'apply 77']);
  });

  it('is sent again only when nobody is there', async () => {
    const { send, steps } = sender({ settle: [NOT_THERE], send: [DONE] });
    await send(deliveryOf(ADD, true));
    expect(steps).toEqual(['settle', 'send action-1', 'apply 77']);
    const still = sender({ settle: [UNSURE] });
    expect(await still.send(deliveryOf(ADD, true))).toEqual(UNSURE);
    expect(still.steps).toEqual(['settle']);
  });

  it('that came through late is found by the refusal of its repeat', async () => {
    const { send } = sender({
      settle: [NOT_THERE, DONE],
      send: [refused('duplicate-external-id')],
    });
    expect(await send(deliveryOf(ADD, true))).toEqual(DONE);
  });

  it('that was refused the first time is refused: somebody else is there', async () => {
    const { send, steps } = sender({ send: [refused('duplicate-external-id')] });
    expect(await send(deliveryOf(ADD, false))).toEqual(refused('duplicate-external-id'));
    expect(steps).toEqual(['send action-1']);
  });
});

describe('a removal', () => {
  it('that is repeated is done when nobody is there any more', async () => {
    const { send, steps } = sender({ send: [refused('not-found')] });
    expect(await send(deliveryOf(DELETE, true))).toEqual({ kind: 'accepted', ref: null });
    expect(steps).toEqual(['send action-1', 'apply nothing']);
  });

  it('of somebody who was never there is refused', async () => {
    const { send } = sender({ send: [refused('not-found')] });
    expect(await send(deliveryOf(DELETE, false))).toEqual(refused('not-found'));
  });

  it('is not read back', async () => {
    const { send, steps } = sender({ send: [UNSURE] });
    expect(await send(deliveryOf(DELETE, false))).toEqual(UNSURE);
    expect(steps).toEqual(['send action-1']);
  });
});

describe('any change', () => {
  it('without stored bytes is refused', async () => {
    const { send } = sender({});
    const outcome = await send({ ...deliveryOf(ADD, false), request: null });
    expect(outcome).toMatchObject({ kind: 'refused', failure: { kind: 'bug' } });
  });

  it.each([
    ['add', 'read-back'],
    ['add-by-reference', 'read-back'],
    ['validate', 'ask'],
    ['update', 'repeat'],
    ['delete', 'repeat'],
    ['remove', 'repeat'],
    ['join-group', 'repeat'],
  ])('of unsure end: %s leads to %s', (write, then) => {
    expect(afterUnsure({ source: 'chekt', write: { write } } as unknown as ContactWrite)).toBe(
      then,
    );
  });
});
