// The running app's side of the control socket: only this user, only known questions.
import { randomBytes } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { assertOwnFolder, makeOwnFolder } from '../lib/own-folder';
import { isSameText } from '../lib/same-text';
import { failed, invalidInput, type Result } from '../../../shared/core/failure';
import {
  ControlEnvelope,
  LINE_LIMIT_BYTES,
  type ControlFile,
  type ControlRequest,
  readLine,
} from './protocol';

export interface ControlDeps {
  /** Unix socket path or Windows pipe name. */
  readonly socket: string;
  /** Folder of the socket; null for a named pipe. Made for its owner alone. */
  readonly folder: string | null;
  /** Where clients find socket and token. */
  readonly file: string;
  readonly answer: (request: ControlRequest) => Promise<Result<unknown>>;
  readonly log: (message: string) => void;
}

export interface Control {
  close(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 5_000;

/** Listens until closed. Call only while holding the single-instance lock: a stale socket is removed. */
export async function openControl(deps: ControlDeps): Promise<Control> {
  const token = randomBytes(24).toString('hex');
  const sockets = new Set<Socket>();

  const serve = async (socket: Socket): Promise<Result<unknown>> => {
    const line = await readLine(socket, LINE_LIMIT_BYTES, REQUEST_TIMEOUT_MS);
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      return failed({ kind: 'invalid-input', detail: 'the request is not JSON' });
    }
    const envelope = ControlEnvelope.safeParse(json);
    if (!envelope.success) return failed(invalidInput(envelope.error, 'request'));
    if (!isSameText(envelope.data.token, token)) {
      return failed({ kind: 'unauthorized', detail: 'wrong control token' });
    }
    return deps.answer(envelope.data.request);
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', (error) => deps.log(`control socket: ${error.message}`));
    serve(socket).then(
      (answer) => socket.end(`${JSON.stringify(answer)}\n`),
      (error: unknown) => {
        deps.log(`control request: ${String(error)}`);
        socket.destroy();
      },
    );
  });

  if (deps.folder !== null) {
    makeOwnFolder(deps.folder);
    // Someone else's folder under our name, or a link to one, would let them answer in our place.
    assertOwnFolder(deps.folder);
    rmSync(deps.socket, { force: true });
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(deps.socket, resolve);
  });
  if (deps.folder !== null) chmodSync(deps.socket, 0o600);
  const content: ControlFile = { pid: process.pid, socket: deps.socket, token };
  // A file that is there may be a link, or have rights of its own.
  rmSync(deps.file, { force: true });
  writeFileSync(deps.file, JSON.stringify(content), { mode: 0o600, flag: 'wx' });

  return {
    async close() {
      rmSync(deps.file, { force: true });
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
