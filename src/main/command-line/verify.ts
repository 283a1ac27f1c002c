// `tocsin verify`: a question to site contacts, through the running app or on disk before one is started.
import { ACTION_RULES } from '../features/action-rules';
import { setTimeout as sleep } from 'node:timers/promises';
import { isQuestionAtRest } from '../../shared/delivery';
import { failed, ok, type Result } from '../../shared/core/failure';
import type { Verification, VerificationRequest } from '../../shared/verification/verification';
import { newId } from '../core/lib/ids';
import { insertDelivery } from '../core/outbox/insert-delivery';
import { draftQuestion } from '../features/verification/question';
import { toStoredRequest } from '../vendors/chekt/map';
import { readVerification } from '../features/verification/reading';
import type { Command } from './command';
import { askVerification, openGuestStore, startAppInTray, type CommandDesk } from './desk';
import { reportQuestion, isRefusedQuestion } from './verify-report';
import { fulfil } from './wish';

type VerifyCommand = Extract<Command, { kind: 'verify' }>;

export async function runVerify(desk: CommandDesk, command: VerifyCommand): Promise<number> {
  const { base, terminal } = desk;
  const { request } = command;
  const id = newId();
  const asked = await fulfil<Verification>(
    {
      tell: () => askVerification(desk, { call: 'verify', id, request }),
      isRefusal: isRefusedQuestion,
      save: () => save(desk, id, request),
      wait: (timeoutMs) =>
        askVerification(desk, { call: 'wait-verification', id, timeoutMs }, timeoutMs + 2_000),
      isDone: ({ delivery }) => isQuestionAtRest(delivery.state),
      startApp: () => startAppInTray(desk),
      remark: (line) => terminal.remark(line),
      elapsed: () => base.clock.elapsed(),
      sleep: (ms) => sleep(ms),
    },
    command.waitSeconds * 1000,
  );
  return reportQuestion(asked.ok ? ok(asked.value.latest) : asked, terminal);
}

async function save(
  desk: CommandDesk,
  id: string,
  request: VerificationRequest,
): Promise<Result<Verification>> {
  const { base } = desk;
  const opened = await openGuestStore(desk);
  if (!opened.ok) return failed(opened.failure);
  const { store, activity } = opened.value;
  const draft = draftQuestion(
    {
      settings: () => base.settings.current(),
      newId: () => id,
      now: () => base.clock.now(),
      world: base.settings.current().mode,
      makeRequest: toStoredRequest,
    },
    request,
    'command-line',
  );
  const inserted = insertDelivery(
    store,
    { activity, clock: base.clock, rules: ACTION_RULES },
    draft,
  );
  const saved = inserted.ok ? readVerification(store, id, base.clock.now()) : inserted;
  store.close();
  return saved;
}
