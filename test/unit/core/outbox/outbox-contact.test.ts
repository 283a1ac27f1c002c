// Somebody new at a service, when nobody knows whether it arrived: settled by reading back where that tells, asked where not.
import { describe, expect, it } from 'vitest';
import { createSendChange } from '../../../../src/main/features/contacts/editing/send-change';
import type { Outcome } from '../../../../src/main/core/lib/vendor-port';
import type { ContactChange } from '../../../../src/shared/contacts/contact-change';
import type { FailureKind } from '../../../../src/shared/core/failure';
import { idOf } from '../../../fakes/deliveries';
import { ADD_FIELDS } from '../../../fakes/emergency24-samples';
import { createOutboxDesk, UNSURE, type OutboxDesk } from '../../../fakes/outbox-desk';

const ADDED: ContactChange = {
  kind: 'contact-change',
  change: { source: 'emergency24', write: { write: 'add', fields: ADD_FIELDS } },
  recordKey: null,
  name: 'Rosa Marín',
  origin: 'window',
};
const DONE: Outcome = { kind: 'accepted', ref: '77' };
const cannotTell = (kind: FailureKind): Outcome => ({
  kind: 'unsure',
  failure: { kind, detail: kind },
});
const NOT_THERE: Outcome = {
  kind: 'notSent',
  failure: { kind: 'unavailable', reason: 'connection-lost', detail: 'not there' },
};

/** An outbox that sends through the real rule, over a service that answers what it is told, in this order. */
async function added(answers: { readonly send: Outcome[]; readonly settle: Outcome[] }) {
  const steps: string[] = [];
  const next = (what: 'send' | 'settle'): Promise<Outcome> => {
    steps.push(what);
    return Promise.resolve(answers[what].shift() ?? cannotTell('timeout'));
  };
  const client = { send: () => next('send'), settleAdd: () => next('settle') };
  const send = createSendChange({
    clients: { emergency24: client, chekt: client },
    applyAccepted: () => Promise.resolve(),
  });
  const desk = createOutboxDesk();
  desk.outbox.accept({
    id: idOf(1),
    vendor: 'emergency24',
    action: ADDED,
    request: { method: 'POST', path: '/contacts/add', body: '{}' },
    pressedAtMs: desk.clock.now(),
    countdownMs: 0,
    lifetimeMs: 30 * 60_000,
  });
  /** Lets `ms` go by, and whatever is due be sent. */
  const pass = async (ms: number): Promise<void> => {
    await desk.clock.advance(ms);
    for (let round = 0; round < 3; round += 1) {
      await desk.clock.settle();
      for (const flight of desk.flights.splice(0)) {
        flight.end(await send({ ...flight.delivery, action: ADDED }));
      }
      await desk.clock.settle();
    }
  };
  await pass(0);
  return { desk, steps, pass, state: () => stateOf(desk) };
}

function stateOf(desk: OutboxDesk) {
  const delivery = desk.outbox.get(idOf(1));
  return { state: delivery?.state, asks: delivery?.nextAttemptAtMs === null };
}

describe('somebody new, of unsure end', () => {
  it('is found at the service and accepted, and was sent once', async () => {
    const { steps, state } = await added({ send: [UNSURE], settle: [DONE] });
    expect(steps).toEqual(['send', 'settle']);
    expect(state().state).toBe('accepted');
  });

  it('is looked for again after a while, and sent again only then', async () => {
    const { steps, state, pass } = await added({
      send: [UNSURE, DONE],
      settle: [NOT_THERE, NOT_THERE],
    });
    expect(state()).toEqual({ state: 'unsure', asks: false });
    await pass(10_000);
    expect(steps).toEqual(['send', 'settle']);
    await pass(15_000);
    expect(steps).toEqual(['send', 'settle', 'settle', 'send']);
    expect(state().state).toBe('accepted');
  });

  it('that arrived late is found by the second look and not sent again', async () => {
    const { steps, state, pass } = await added({ send: [UNSURE], settle: [NOT_THERE, DONE] });
    await pass(25_000);
    expect(steps).toEqual(['send', 'settle', 'settle']);
    expect(state().state).toBe('accepted');
  });

  it('waits while the service cannot be asked, and asks nobody', async () => {
    const { steps, state, pass } = await added({
      send: [UNSURE],
      settle: [cannotTell('offline'), cannotTell('unavailable'), DONE],
    });
    expect(state()).toEqual({ state: 'unsure', asks: false });
    await pass(20_000);
    await pass(20_000);
    expect(steps).toEqual(['send', 'settle', 'settle', 'settle']);
    expect(state().state).toBe('accepted');
  });

  it('is the operator’s to decide where reading back cannot tell', async () => {
    const { steps, state, pass } = await added({
      send: [UNSURE],
      settle: [cannotTell('bad-response')],
    });
    await pass(10 * 60_000);
    expect(steps).toEqual(['send', 'settle']);
    expect(state()).toEqual({ state: 'unsure', asks: true });
  });
});
