// Finds out whether an add of unsure end arrived, by reading the new contact back.
import type { StoredRequest } from '../../../shared/delivery';
import type { Emergency24Contact, Emergency24Target } from '../../../shared/contacts/emergency24';
import type { Failure, Result } from '../../../shared/core/failure';
import { comparable } from '../../../shared/core/plain-text';
import type { Outcome } from '../../core/lib/vendor-port';
import { isFolded, parseFolded } from './folded-json';
import { readId, readText } from './read-fields';

type Lookup = (target: Emergency24Target) => Promise<Result<Emergency24Contact>>;

/**
 * accepted: the person is there under this external id. refused: somebody else has that id. notSent: nobody
 * has, so it may be sent again. unsure: the question itself failed.
 */
export async function settleAdd(request: StoredRequest, lookup: Lookup): Promise<Outcome> {
  const sent = parseFolded(request.body);
  const externalId = isFolded(sent) ? readId(sent.externalid) : '';
  if (!isFolded(sent) || externalId === '') {
    const detail = 'only an add with an external id can be read back';
    return { kind: 'unsure', failure: { kind: 'bug', detail } };
  }
  const found = await lookup({ by: 'external-id', id: externalId });
  if (found.ok) {
    const wantedName = comparable(
      `${readText(sent.firstname) ?? ''} ${readText(sent.lastname) ?? ''}`,
    );
    return comparable(nameOf(found.value)) === wantedName
      ? { kind: 'accepted', ref: found.value.contactId }
      : { kind: 'refused', failure: somebodyElse(found.value) };
  }
  if (found.failure.reason !== 'not-found') return { kind: 'unsure', failure: found.failure };
  const detail = 'the new contact did not arrive';
  return { kind: 'notSent', failure: { kind: 'unavailable', reason: 'connection-lost', detail } };
}

function nameOf({ firstName, lastName, name }: Emergency24Contact): string {
  const parts = `${firstName ?? ''} ${lastName ?? ''}`.trim();
  return parts === '' ? name : parts;
}

function somebodyElse({ contactId }: Emergency24Contact): Failure {
  const detail = 'another contact has this external id';
  return {
    kind: 'rejected',
    reason: 'duplicate-external-id',
    detail,
    contactIds: [contactId.slice(0, 128)],
  };
}
