// From a change of a contact to CHeKT's bytes, made once.
import type { StoredRequest } from '../../../shared/delivery';
import { failed, invalidInput, ok, type Result } from '../../../shared/core/failure';
import {
  ChektContactWrite,
  type ChektContactChange,
  type ChektContactFields,
} from '../../../shared/contacts/chekt-contact';
import { pathPart } from './map';
import { siteContactsPath } from './wire';

/** Source: SEED CHeKT Contacts API, "Using Reference ID". The part is encoded already. */
function referenceContactsPath(accountPart: string): string {
  return `/ref/v1/sites/${accountPart}/contacts`;
}

/** The contacts of a site: to list them and to add one; fails with `invalid-input`. */
export function contactsPath(siteId: string): Result<string> {
  return mapped(pathPart(siteId, 'siteId'), siteContactsPath);
}

/** The same by the organisation's own id of the account. */
export function contactsByReferencePath(accountReferenceId: string): Result<string> {
  return mapped(pathPart(accountReferenceId, 'accountReferenceId'), referenceContactsPath);
}

/** One contact: to read, change and remove it. Source: SEED CHeKT Contacts API, "Endpoints Overview". */
export function contactPath(siteId: string, contactId: string): Result<string> {
  return below(contactsPath(siteId), pathPart(contactId, 'contactId'));
}

/** Fails with `invalid-input` that names the field of the form. */
export function toContactRequest(given: ChektContactWrite): Result<StoredRequest> {
  const parsed = ChektContactWrite.safeParse(given);
  if (!parsed.success) return failed(namedByField(invalidInput(parsed.error, 'contact')));
  const write = parsed.data;
  switch (write.write) {
    case 'add':
      return stored('POST', contactsPath(write.siteId), addBody(write.fields));
    case 'add-by-reference': {
      const path = contactsByReferencePath(write.accountReferenceId);
      return stored('POST', path, addBody(write.fields));
    }
    case 'update': {
      const body = bodyOf(write.change);
      if (Object.keys(body).length > 0) {
        return stored('PUT', contactPath(write.siteId, write.contactId), body);
      }
      return failed({ kind: 'invalid-input', detail: 'nothing is changed', field: 'change' });
    }
    case 'remove':
      return stored('DELETE', contactPath(write.siteId, write.contactId), null);
    case 'remove-by-reference': {
      const part = pathPart(write.externalContactId, 'externalContactId');
      const path = below(contactsByReferencePath(write.accountReferenceId), part);
      return stored('DELETE', path, null);
    }
    case 'validate': {
      const path = contactPath(write.siteId, write.contactId);
      const { method, message } = write;
      return stored('POST', below(path, ok('validation')), { method, message });
    }
  }
}

/** ASSUMED: what there is none of is left out, and `external_contact_id` may be sent along. */
function addBody({
  externalId,
  email,
  phone,
  type,
  role,
  preferences,
  ...names
}: ChektContactFields): object {
  return {
    ...bodyOf({
      ...names,
      ...(email === null ? {} : { email }),
      ...(phone === null ? {} : { phone }),
      ...(type === null ? {} : { type }),
      ...(role === null ? {} : { role }),
      ...(preferences === null ? {} : { preferences }),
    }),
    ...(externalId === null ? {} : { external_contact_id: externalId }),
  };
}

/**
 * Keys in the order of the samples; what is left out is left alone. Source: SEED CHeKT Contacts API,
 * "Update a Contact". ASSUMED: null takes a value away.
 */
function bodyOf(change: ChektContactChange): object {
  const { firstName, lastName, email, phone, type, role, preferences } = change;
  const body = {
    first_name: firstName,
    last_name: lastName,
    email,
    phone,
    type,
    role,
    notification_preferences: preferences,
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function stored(
  method: 'POST' | 'PUT' | 'DELETE',
  path: Result<string>,
  body: object | null,
): Result<StoredRequest> {
  const text = body === null ? '' : JSON.stringify(body);
  return mapped(path, (value) => ({ method, path: value, body: text }));
}

function below(path: Result<string>, part: Result<string>): Result<string> {
  return part.ok ? mapped(path, (value) => `${value}/${part.value}`) : part;
}

function mapped<From, To>(result: Result<From>, change: (value: From) => To): Result<To> {
  return result.ok ? ok(change(result.value)) : result;
}

/** A form has `phone`, not `fields.phone`. */
function namedByField(failure: ReturnType<typeof invalidInput>): typeof failure {
  const field = (failure.field ?? '').replace(/^(fields|change)\./, '');
  return { ...failure, field };
}
