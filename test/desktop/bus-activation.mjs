// Changes which program the session bus starts for a name, for tests in which that program never comes up.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, connectSessionBus } from './bus.mjs';

const BUS = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus'];

async function write(path, text, env) {
  writeFileSync(path, text);
  const bus = await connectSessionBus(env);
  try {
    await call(bus, ...BUS, 'ReloadConfig', '', []);
  } finally {
    bus.disconnect();
  }
}

/** The bus of the throw-away desktop starts `command` for `name`. Resolves with what puts everything back. */
export async function startInstead(name, command, { env = process.env } = {}) {
  const path = join(env.TOCSIN_DESKTOP ?? '', 'services', `${name}.service`);
  const before = readFileSync(path, 'utf8');
  await write(path, `[D-BUS Service]\nName=${name}\nExec=${command}\n`, env);
  return () => write(path, before, env);
}
