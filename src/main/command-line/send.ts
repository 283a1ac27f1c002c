// `tocsin send`: a press from a script or a hardware button, through the running app or on disk before one is started.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PressRequest } from '../../shared/action';
import { Delivery, isSettled } from '../../shared/delivery';
import { failed, type Result } from '../../shared/failure';
import { newId } from '../lib/ids';
import { insertDelivery } from '../outbox/insert-delivery';
import { draftPress } from '../press';
import { toStoredRequest } from '../vendors/share911/map';
import type { Command } from './command';
import { ask, openGuestStore, startAppInTray, type CommandDesk } from './desk';

type SendCommand = Extract<Command, { kind: 'send' }>;

/** How long the app may take to start, in milliseconds. */
const START_LIMIT_MS = 20_000;
const POLL_MS = 150;

export async function runSend(desk: CommandDesk, command: SendCommand): Promise<number> {
  const { base, terminal } = desk;
  const press: PressRequest = {
    status: command.status,
    pressedAtMs: base.clock.now(),
    ...(command.message === undefined ? {} : { message: command.message }),
    ...(command.location === undefined ? {} : { location: command.location }),
  };
  const deadlineMs = base.clock.now() + command.waitSeconds * 1000;
  const wish: Wish = { id: newId(), press, startApp: appStarter(desk) };
  const begun = await begin(desk, wish);
  if (!begun.ok) {
    terminal.remark(`NOT SENT: ${begun.failure.detail}. Call your emergency number now.`);
    terminal.out(JSON.stringify({ state: 'failed', failure: begun.failure }));
    return 1;
  }
  const delivery = await follow(desk, wish, begun.value, deadlineMs);
  const code = exitCodeOf(delivery);
  if (code === 1) terminal.remark(badEndOf(delivery));
  terminal.out(JSON.stringify(lineOf(delivery)));
  return code;
}

/** Under one id everywhere: an app that answers too late must not make a second press of it. */
interface Wish {
  readonly id: string;
  readonly press: PressRequest;
  readonly startApp: () => void;
}

/** Starts an app where none answers, and leaves it the time to come up before it starts another. */
function appStarter(desk: CommandDesk): () => void {
  let notBeforeMs = 0;
  return () => {
    const nowMs = desk.base.clock.now();
    if (nowMs < notBeforeMs) return;
    notBeforeMs = nowMs + START_LIMIT_MS;
    startAppInTray(desk);
  };
}

/** Through the app if one takes it; else on disk first, and then an app is started to send it. */
async function begin(desk: CommandDesk, wish: Wish): Promise<Result<Delivery>> {
  const { id, press } = wish;
  const told = await ask(desk, { call: 'press', id, press }, Delivery);
  if (told.ok) return told;
  const saved = await save(desk, wish);
  wish.startApp();
  if (saved.ok) return saved;
  // The disk refuses: the app can still keep the press in memory and try the wire.
  desk.terminal.remark(`the press could not be saved: ${saved.failure.detail}`);
  const limitMs = desk.base.clock.now() + START_LIMIT_MS;
  while (desk.base.clock.now() < limitMs) {
    await sleep(POLL_MS);
    const late = await ask(desk, { call: 'press', id, press }, Delivery);
    if (late.ok) return late;
  }
  return saved;
}

async function save(desk: CommandDesk, { id, press }: Wish): Promise<Result<Delivery>> {
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
  return inserted;
}

/** The delivery as it stands when it is settled or the time is up. */
async function follow(
  desk: CommandDesk,
  wish: Wish,
  begun: Delivery,
  deadlineMs: number,
): Promise<Delivery> {
  const { clock } = desk.base;
  let latest = begun;
  while (!isSettled(latest.state) && clock.now() < deadlineMs) {
    const timeoutMs = Math.max(0, deadlineMs - clock.now());
    const question = { call: 'wait', id: wish.id, timeoutMs } as const;
    const answer = await ask(desk, question, Delivery, timeoutMs + 2_000);
    if (answer.ok) {
      latest = answer.value;
      continue;
    }
    // It may have died with the press in its hands: what is on disk needs an app.
    if (answer.failure.kind === 'offline') wish.startApp();
    // The app is still starting, or has not yet seen what was put on disk.
    await sleep(POLL_MS);
  }
  return latest;
}

function lineOf(delivery: Delivery): object {
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

function badEndOf({ state, failure, mayHaveReached }: Delivery): string {
  if (state === 'cancelled') return 'cancelled at the desk';
  const verdict = mayHaveReached ? 'NOT ACCEPTED' : 'NOT SENT';
  return `${verdict}: ${failure?.detail ?? state}. Call your emergency number now.`;
}

function exitCodeOf(delivery: Delivery): number {
  if (delivery.state === 'accepted' || delivery.state === 'answered') return 0;
  return delivery.rungs.savedMs !== null && !isSettled(delivery.state) ? 2 : 1;
}
