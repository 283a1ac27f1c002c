// Reads a vendor's key with a time limit: a keyring that waits for its password must not hold a request for ever.
import { failed, type Failure, type Result } from '../../shared/core/failure';

/** `limitMs` in milliseconds; an empty key is `not-configured`, reason `no-key`. Never rejects. */
export async function readKey(
  vendorName: string,
  apiKey: () => Promise<Result<string>>,
  limitMs: number,
): Promise<Result<string>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Result<string>>((resolve) => {
    timer = setTimeout(() => {
      const detail = 'the keyring did not answer in time';
      resolve(failed({ kind: 'storage', reason: 'keyring-locked', detail }));
    }, limitMs);
  });
  try {
    const key = await Promise.race([apiKey(), limit]);
    return key.ok && key.value === '' ? failed(noKey(`${vendorName} has no API key`)) : key;
  } catch {
    return failed({ kind: 'storage', detail: 'the keyring could not be read' });
  } finally {
    clearTimeout(timer);
  }
}

/** There is no key that could be sent. */
export function noKey(detail: string): Failure {
  return { kind: 'not-configured', reason: 'no-key', detail };
}
