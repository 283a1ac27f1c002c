// Why a message cannot reach somebody, in the vendor's manner.
import type { Method } from './check';

/** SEED: "Invalid phone number". ASSUMED: the others. */
const REASONS: Readonly<Record<Method, string>> = {
  sms: 'Invalid phone number',
  call: 'Invalid phone number',
  email: 'Invalid email address',
  push: 'No device registered',
};

export function failureReason(method: Method): string {
  return REASONS[method];
}
