// A home folder whose certificate store trusts one certificate and holds one of a user's own. Linux only.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

export interface NssHome {
  readonly folder: string;
  readonly close: () => void;
}

/** `trusted` in PEM is taken for a server's; the user's own is made here. */
export function makeNssHome(trusted: string): NssHome {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-nss-'));
  const store = join(folder, '.pki', 'nssdb');
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  mkdirSync(store, { recursive: true });
  const certutil = (...words: string[]): Buffer =>
    execFileSync('certutil', ['-d', `sql:${store}`, ...words], { stdio: 'pipe' });
  certutil('-N', '--empty-password');
  certutil('-A', '-n', 'server', '-t', 'P,,', '-i', file('server.pem', trusted));
  const noise = file('noise', randomBytes(64));
  certutil('-S', '-n', 'user', '-s', 'CN=Jane Doe', '-x', '-t', 'u,,', '-k', 'rsa', '-z', noise);
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}
