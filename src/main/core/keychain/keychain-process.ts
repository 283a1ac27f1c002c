// The entry of the keychain process: a file of its own in the build, the only place where keytar is loaded.
import { keepOutOfCoreDumps } from '../lib/core-dumps';
import type { KeychainReply, KeychainRequest } from './keychain-messages';

keepOutOfCoreDumps();

type Keytar = typeof import('keytar');

/** Loads keytar when it is first needed: without libsecret, loading it throws. */
async function loadKeytar(): Promise<Keytar> {
  const keytar: Keytar & { readonly default?: Keytar } = await import('keytar');
  // Node does not always see the names that a CommonJS module exports.
  return keytar.default ?? keytar;
}

async function perform(request: KeychainRequest): Promise<string | boolean | null> {
  const { getPassword, setPassword, deletePassword } = await loadKeytar();
  const { service, account } = request;
  switch (request.call) {
    case 'get':
      return getPassword(service, account);
    case 'set':
      await setPassword(service, account, request.password);
      return null;
    case 'delete':
      return deletePassword(service, account);
  }
}

// Nobody but the main process of the same version can speak here.
process.parentPort.on('message', ({ data }: { readonly data: KeychainRequest }) => {
  const reply = (message: KeychainReply): void => process.parentPort.postMessage(message);
  perform(data).then(
    (value) => reply({ id: data.id, value }),
    (error: unknown) =>
      reply({ id: data.id, error: error instanceof Error ? error.message : String(error) }),
  );
});
