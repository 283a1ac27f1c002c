// `tocsin send`: a press from a script or a hardware button.
import { ACTION_RULES } from '../features/action-rules';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PressRequest } from '../../shared/action';
import { isPressDelivery, isSettled, type Delivery } from '../../shared/delivery';
import { failed, ok, type Result } from '../../shared/core/failure';
import type { World } from '../../shared/core/vendor';
import { ToldDelivery, type ControlRequest } from '../core/control/protocol';
import { newId } from '../core/lib/ids';
import { insertDelivery } from '../core/outbox/insert-delivery';
import { draftPress } from '../features/panic/press';
import { toStoredRequest } from '../vendors/share911/map';
import type { Command } from './command';
import { ask, openGuestStore, startAppInTray, type CommandDesk } from './desk';
import {
  SEND_EXIT_CODES,
  sendLine,
  sendOutcome,
  sendWords,
  type SendEnd,
  type SentPress,
} from './send-outcome';
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
  const sent = await fulfil<SentPress>(
    {
      tell: () => askPress(desk, { call: 'press', id, press }),
      // Whatever the app has to say against it: a press is worth the attempt on disk.
      isRefusal: () => false,
      save: () => save(desk, id, press),
      wait: (timeoutMs) => askPress(desk, { call: 'wait', id, timeoutMs }, timeoutMs + 2_000),
      isDone: ({ delivery }) => isSettled(delivery.state),
      startApp: () => startAppInTray(desk),
      remark: (line) => terminal.remark(line),
      elapsed: () => base.clock.elapsed(),
      sleep: (ms) => sleep(ms),
    },
    command.waitSeconds * 1000,
  );
  const { mode, panic } = base.settings.current();
  const end: SendEnd = {
    sent: sent.ok ? ok(sent.value.latest) : sent,
    appAnswers: sent.ok && sent.value.appAnswers,
    world: mode,
    emergencyNumber: panic.emergencyNumber,
  };
  terminal.remark(sendWords(end));
  terminal.out(JSON.stringify(sendLine(end)));
  return SEND_EXIT_CODES[sendOutcome(end)];
}

async function askPress(
  desk: CommandDesk,
  request: ControlRequest,
  patienceMs?: number,
): Promise<Result<SentPress>> {
  const answer = await ask(desk, request, ToldDelivery, patienceMs);
  return answer.ok ? asPress(answer.value.world, answer.value.delivery) : answer;
}

async function save(
  desk: CommandDesk,
  id: string,
  press: PressRequest,
): Promise<Result<SentPress>> {
  const { base } = desk;
  const { mode } = base.settings.current();
  const opened = await openGuestStore(desk);
  if (!opened.ok) return failed(opened.failure);
  const { store, activity } = opened.value;
  const draft = draftPress(
    {
      world: mode,
      settings: () => base.settings.current(),
      newId: () => id,
      now: () => base.clock.now(),
      makeRequest: toStoredRequest,
    },
    press,
    'command-line',
  );
  const inserted = insertDelivery(
    store,
    { activity, clock: base.clock, rules: ACTION_RULES },
    draft,
  );
  store.close();
  return inserted.ok ? asPress(mode, inserted.value) : inserted;
}

function asPress(world: World, delivery: Delivery): Result<SentPress> {
  if (isPressDelivery(delivery)) return ok({ world, delivery });
  return failed({ kind: 'bug', detail: 'this id belongs to something else than a press' });
}
