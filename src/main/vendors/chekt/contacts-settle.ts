// Finds out whether an added contact of unsure end arrived, by looking for it in the list.
import type { ChektContact, ChektContactList } from '../../../shared/contacts/chekt-contact';
import type { StoredRequest } from '../../../shared/delivery';
import type { Result } from '../../../shared/core/failure';
import { comparable } from '../../../shared/core/plain-text';
import type { Outcome } from '../../core/lib/vendor-port';
import { isObject, type JsonObject } from '../json-values';
import { parseJson, readId, readText } from './read-fields';

/**
 * accepted: the person is there. refused: somebody else has the external id. notSent: nobody of that kind is
 * there, so it may be sent again. unsure: the list could not be read, or is not whole.
 */
export function settleAdd(request: StoredRequest, list: Result<ChektContactList>): Outcome {
  if (!list.ok) return { kind: 'unsure', failure: list.failure };
  const sent = parseJson(request.body);
  if (!isObject(sent)) {
    return { kind: 'unsure', failure: { kind: 'bug', detail: 'this is not an added contact' } };
  }
  const { contacts, totalCount, unreadable } = list.value;
  const externalId = readId(sent.external_contact_id);
  const holder = contacts.find((each) => externalId !== null && each.externalId === externalId);
  const found = holder ?? contacts.find((each) => each.externalId === null && isSame(each, sent));
  if (found) {
    return found === holder && !isNamed(found, sent)
      ? somebodyElse(found)
      : { kind: 'accepted', ref: found.contactId };
  }
  if (unreadable > 0 || (totalCount !== null && totalCount > contacts.length)) {
    const detail = 'the list of contacts is not whole';
    return { kind: 'unsure', failure: { kind: 'bad-response', detail } };
  }
  const detail = 'the new contact did not arrive';
  return { kind: 'notSent', failure: { kind: 'unavailable', reason: 'connection-lost', detail } };
}

function isNamed(contact: ChektContact, sent: JsonObject): boolean {
  return (
    words(contact.firstName) === words(sent.first_name) &&
    words(contact.lastName) === words(sent.last_name)
  );
}

function isSame(contact: ChektContact, sent: JsonObject): boolean {
  return (
    isNamed(contact, sent) &&
    words(contact.email) === words(sent.email) &&
    digits(contact.phone) === digits(sent.phone)
  );
}

function words(value: unknown): string {
  return comparable(readText(value, 1000) ?? '');
}

/** The service may write a number in another form than it was given. */
function digits(value: unknown): string {
  return words(value).replace(/\D/g, '');
}

function somebodyElse({ contactId }: ChektContact): Outcome {
  const detail = 'another contact has this external id';
  return {
    kind: 'refused',
    failure: {
      kind: 'rejected',
      reason: 'duplicate-external-id',
      detail,
      field: 'externalId',
      contactIds: [contactId],
    },
  };
}
