// The command line's side of the control socket.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { assertOwnFile, assertOwnFolder } from '../lib/own-folder';
import { failed, invalidInput, ok, type Result } from '../../../shared/core/failure';
import {
  ANSWER_LIMIT_BYTES,
  ControlAnswer,
  ControlFile,
  type ControlRequest,
  readLine,
} from './protocol';

/**
 * Asks the running app. `offline` means that no app answered, with reason `after-writing` where one may have read
 * the question; any other failure is the app's own word.
 * @param patienceMs how long an answer may take
 */
export async function askApp<T>(
  file: string,
  request: ControlRequest,
  answerSchema: z.ZodType<T>,
  patienceMs = 5_000,
): Promise<Result<T>> {
  let line: string;
  const way = { isOpen: false };
  try {
    assertOwnFile(file);
    const { socket: path, token } = ControlFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    // The token must not go to whoever has put a folder of theirs there.
    assertOwnFolder(dirname(path));
    const socket = connect(path);
    try {
      const answer = readLine(socket, ANSWER_LIMIT_BYTES, patienceMs);
      socket.once('connect', () => (way.isOpen = true));
      socket.write(`${JSON.stringify({ token, request })}\n`);
      line = await answer;
    } finally {
      socket.destroy();
    }
  } catch (error) {
    const detail = `no running app answered: ${String(error)}`;
    return failed({ kind: 'offline', ...(way.isOpen ? { reason: 'after-writing' } : {}), detail });
  }
  return parseAnswer(line, answerSchema);
}

function parseAnswer<T>(line: string, schema: z.ZodType<T>): Result<T> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return failed({ kind: 'bad-response', detail: 'the app answered something else than JSON' });
  }
  const answer = ControlAnswer.safeParse(json);
  if (!answer.success) return failed(invalidInput(answer.error, 'answer'));
  if (!answer.data.ok) return failed(answer.data.failure);
  const value = schema.safeParse(answer.data.value);
  return value.success ? ok(value.data) : failed(invalidInput(value.error, 'answer'));
}
