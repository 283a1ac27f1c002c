// An Emergency24 client beside its strict service, and the few steps every test of it takes.
import type { Emergency24Deps } from '../../src/main/vendors/emergency24/call';
import { createEmergency24, type Emergency24 } from '../../src/main/vendors/emergency24/client';
import type { Outcome } from '../../src/main/core/lib/vendor-port';
import type { StoredRequest } from '../../src/shared/delivery';
import type { Emergency24Write } from '../../src/shared/contacts/emergency24';
import { ok, type Result } from '../../src/shared/core/failure';
import {
  ACCESS_TOKEN,
  API_KEY,
  BASE_URL,
  createEmergency24Service,
  TOKEN_SECRET,
  type Emergency24Service,
} from './emergency24-in-memory';
import { ADD_FIELDS } from './emergency24-samples';

export const SIGNED = {
  auth: 'signed',
  accessToken: ACCESS_TOKEN,
  tokenSecret: TOKEN_SECRET,
} as const;
export const ADD: Emergency24Write = { write: 'add', fields: ADD_FIELDS };

export interface Emergency24Desk {
  readonly service: Emergency24Service;
  client(other?: Partial<Emergency24Deps>): Emergency24;
  signed(other?: Partial<Emergency24Deps>): Emergency24;
  /** Puts so many contacts there, ids from 10001 and external ids from 000001. */
  fill(count: number): void;
  /** Method and address of every request, without the base. */
  asked(): readonly string[];
}

export function createEmergency24Desk(): Emergency24Desk {
  const service = createEmergency24Service();
  const client = (other: Partial<Emergency24Deps> = {}): Emergency24 =>
    createEmergency24({
      http: service,
      baseUrl: () => BASE_URL,
      credentials: () => Promise.resolve(ok({ auth: 'apiKey', apiKey: API_KEY })),
      now: () => service.clockMs,
      ...other,
    });
  return {
    service,
    client,
    signed: (other = {}) => client({ credentials: () => Promise.resolve(ok(SIGNED)), ...other }),
    fill(count) {
      for (let number = 1; number <= count; number += 1) {
        service.hold(String(10_000 + number), {
          ExternalID: String(number).padStart(6, '0'),
          FirstName: `First ${number}`,
          LastName: 'Last',
        });
      }
    },
    asked: () =>
      service.requests.map(({ method, url }) => `${method} ${url.slice(BASE_URL.length)}`),
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.detail);
  return result.value;
}

export function requestOf(emergency24: Emergency24, write: Emergency24Write): StoredRequest {
  return valueOf(emergency24.makeRequest(write));
}

export function perform(emergency24: Emergency24, write: Emergency24Write): Promise<Outcome> {
  return emergency24.send(requestOf(emergency24, write));
}
