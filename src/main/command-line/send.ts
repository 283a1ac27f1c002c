// `tocsin send`: a press from a script or a hardware button.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PressRequest } from '../../shared/action';
import { Delivery, isPressDelivery, isSettled, type PressDelivery } from '../../shared/delivery';
import { failed, ok, type Result } from '../../shared/failure';
import type { ControlRequest } from '../control/protocol';
import { newId } from '../lib/ids';
import { insertDelivery } from '../outbox/insert-delivery';
import { draftPress } from '../press';
import { toStoredRequest } from '../vendors/share911/map';
import type { Command } from './command';
import { ask, openGuestStore, startAppInTray, type CommandDesk } from './desk';
import { fulfil } from './wish';

type SendCommand = Extract<Command, { kind: 'send' }>;

export async function runSend(desk: CommandDesk, command: SendCommand): Promise<number> {
  const { base, terminal } = desk;
  const press: PressRequest = {
    status: command.status,
    pressedAtMs: base.clock.now(),
    ...(command.message === undefined ? {} : { message: command.message }),
    ...(command.location === undefined ? {} : { location: command.location }),
  };
  const id = newId();
  const sent = await fulfil<PressDelivery>(
    {
      tell: () => askDelivery(desk, { call: 'press', id, press }),
      // Whatever the app has to say against it: a press is worth the attempt on disk.
      isRefusal: () => false,
      save: () => save(desk, id, press),
      wait: (timeoutMs) => askDelivery(desk, { call: 'wait', id, timeoutMs }, timeoutMs + 2_000),
      isDone: ({ state }) => isSettled(state),
      startApp: () => startAppInTray(desk),
      remark: (line) => terminal.remark(line),
      elapsed: () => base.clock.elapsed(),
      sleep: (ms) => sleep(ms),
    },
    command.waitSeconds * 1000,
  );
  if (!sent.ok) {
    terminal.remark(`NOT SENT: ${sent.failure.detail}. Call your emergency number now.`);
    terminal.out(JSON.stringify({ state: 'failed', failure: sent.failure }));
    return 1;
  }
  const code = exitCodeOf(sent.value);
  if (code === 1) terminal.remark(badEndOf(sent.value));
  terminal.out(JSON.stringify(lineOf(sent.value)));
  return code;
}

async function askDelivery(
  desk: CommandDesk,
  request: ControlRequest,
  patienceMs?: number,
): Promise<Result<PressDelivery>> {
  return asPress(await ask(desk, request, Delivery, patienceMs));
}

async function save(
  desk: CommandDesk,
  id: string,
  press: PressRequest,
): Promise<Result<PressDelivery>> {
  const { base } = desk;
  const opened = await openGuestStore(desk);
  if (!opened.ok) return failed(opened.failure);
  const { store, activity } = opened.value;
  const draft = draftPress(
    {
      world: base.settings.current().mode,
      settings: () => base.settings.current(),
      newId: () => id,
      now: () => base.clock.now(),
      makeRequest: toStoredRequest,
    },
    press,
    'command-line',
  );
  const inserted = insertDelivery(store, activity, base.clock, draft);
  store.close();
  return asPress(inserted);
}

function asPress(answer: Result<Delivery>): Result<PressDelivery> {
  if (!answer.ok) return answer;
  if (isPressDelivery(answer.value)) return ok(answer.value);
  return failed({ kind: 'bug', detail: 'this id belongs to something else than a press' });
}

function lineOf(delivery: PressDelivery): object {
  const { id, action, state, attempts, rungs, failure, mayHaveReached } = delivery;
  return {
    id,
    status: action.status,
    location: action.location,
    ...(action.message === undefined ? {} : { message: action.message }),
    state,
    attempts,
    ...rungs,
    mayHaveReached,
    failure,
  };
}

function badEndOf({ state, failure, mayHaveReached }: PressDelivery): string {
  if (state === 'cancelled') return 'cancelled at the desk';
  const verdict = mayHaveReached ? 'NOT ACCEPTED' : 'NOT SENT';
  return `${verdict}: ${failure?.detail ?? state}. Call your emergency number now.`;
}

function exitCodeOf(delivery: PressDelivery): number {
  if (delivery.state === 'accepted' || delivery.state === 'answered') return 0;
  return delivery.rungs.savedMs !== null && !isSettled(delivery.state) ? 2 : 1;
}
