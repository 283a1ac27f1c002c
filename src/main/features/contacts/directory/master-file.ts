// The master copies of Emergency24's contacts in an encrypted file: what was last written, by contact.
import { z } from 'zod';
import { Emergency24Fields } from '../../../../shared/contacts/emergency24';
import { failed, ok, type Failure, type Result } from '../../../../shared/core/failure';
import { createVaultFile, type VaultFileDeps } from '../../../core/encrypted/vault-file';

export interface MasterFile {
  get(contactId: string): Promise<Result<Emergency24Fields | null>>;
  /** On disk when it resolves. */
  put(contactId: string, fields: Emergency24Fields): Promise<Result<null>>;
  delete(contactId: string): Promise<Result<null>>;
  wipe(): Promise<Result<null>>;
  close(): Promise<void>;
}

const Line = z.object({ id: z.string(), fields: Emergency24Fields.nullable() });
type Line = z.infer<typeof Line>;

/** After this many superseded lines the file is written anew. */
const WASTE_MAX = 500;

/** Opens with the first call; a keychain that is locked is asked again with every later one. */
export function createMasterFile(deps: VaultFileDeps): MasterFile {
  const file = createVaultFile(deps);
  const copies = new Map<string, Emergency24Fields>();
  let opening: Promise<Failure | null> | null = null;
  let waste = 0;

  function take(payload: Buffer): void {
    const line = Line.safeParse(parse(payload));
    if (line.success) remember(line.data);
  }

  function remember({ id, fields }: Line): void {
    if (copies.has(id) || fields === null) waste += 1;
    if (fields === null) copies.delete(id);
    else copies.set(id, fields);
  }

  function open(): Promise<Failure | null> {
    opening ??= file.open(take).then((report) => {
      if (report.isReady) return null;
      opening = null;
      return report.failure ?? NOT_READY;
    });
    return opening;
  }

  async function write(line: Line): Promise<Result<null>> {
    const closed = await open();
    if (closed !== null) return failed(closed);
    const written = await file.append(Buffer.from(JSON.stringify(line)));
    if (!written.ok) return written;
    remember(line);
    if (waste < WASTE_MAX) return ok(null);
    waste = 0;
    return file.rewrite(all());
  }

  async function* all(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    for (const [id, fields] of [...copies]) yield Buffer.from(JSON.stringify({ id, fields }));
  }

  return {
    async get(contactId) {
      const closed = await open();
      return closed === null ? ok(copies.get(contactId) ?? null) : failed(closed);
    },
    put: (id, fields) => write({ id, fields }),
    delete: (id) => (copies.has(id) ? write({ id, fields: null }) : Promise.resolve(ok(null))),
    async wipe() {
      copies.clear();
      return file.wipe();
    },
    close: () => file.close(),
  };
}

const NOT_READY: Failure = { kind: 'storage', detail: 'the master copies cannot be stored' };

function parse(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return null;
  }
}
