// What the practice CHeKT does about contacts: lists, shows, adds, changes, removes and validates them.
import { randomBytes } from 'node:crypto';
import { parseFields } from '../json-body';
import type { RawRequest } from '../recorded-request';
import type { Judgement } from '../vendor-routes';
import {
  changedAnswer,
  contactAnswer,
  contactsAnswer,
  removedAnswer,
  validationAnswer,
  type ContactShape,
} from './contact-answers';
import { checkChange, checkNewContact, checkValidation } from './contact-body';
import type { ContactEndpoint, ReferenceEndpoint } from './endpoint';
import type { IdempotencyKeys } from './idempotency';
import { no, noSite, once, withFields, wrongType, yes, type Change } from './judgements';
import {
  newPerson,
  PRACTICE_ACCOUNT_ID,
  PRACTICE_SITE_ID,
  type People,
  type Person,
} from './people';
import { vendorTime } from './answers';

export interface ContactRoutesDeps {
  readonly people: People;
  readonly keys: IdempotencyKeys;
  readonly shape: () => ContactShape;
  readonly now: () => number;
}

/** Source: SEED CHeKT Contacts API. ASSUMED: every status of a refusal, the page names none. */
export function createContactRoutes({ people, keys, shape, now }: ContactRoutesDeps) {
  function judge(request: RawRequest, endpoint: ContactEndpoint | ReferenceEndpoint): Judgement {
    const isKnown =
      'siteId' in endpoint
        ? endpoint.siteId === PRACTICE_SITE_ID
        : endpoint.accountId === PRACTICE_ACCOUNT_ID;
    if (!isKnown) return noSite();
    if (endpoint.kind === 'contacts' || endpoint.kind === 'reference-contacts') {
      return request.method === 'GET'
        ? yes(contactsAnswer(people.all(), shape()))
        : once(keys, request, () => withBody(request, checkNewContact, add));
    }
    const person =
      endpoint.kind === 'reference-contact'
        ? people.findByExternalId(endpoint.externalId)
        : people.find(endpoint.contactId);
    if (request.method === 'GET' && person) return yes(contactAnswer(200, person, shape()));
    return once(keys, request, () => {
      if (!person) return no(404, 'contact_not_found', 'no such contact');
      if (endpoint.kind === 'validation') return validate(request);
      if (request.method === 'DELETE') return remove(person);
      return withBody(request, checkChange, (said) => change(person, said));
    });
  }

  function add(said: Partial<Person>): Change | Judgement {
    const { firstName, lastName, type, externalId } = said;
    if (firstName === undefined || lastName === undefined || type === undefined) {
      return no(400, 'invalid_request', 'a name or the type is missing');
    }
    if (externalId && people.findByExternalId(externalId)) {
      const words = 'this external_contact_id is taken';
      return no(409, 'contact_exists', words, { field: 'external_contact_id' });
    }
    const id = `contact_${randomBytes(4).toString('hex')}`;
    const person = newPerson(id, { ...said, firstName, lastName, type }, vendorTime(now()));
    return { answer: contactAnswer(201, person, shape()), happen: () => people.put(person) };
  }

  function change(person: Person, said: Partial<Person>): Change {
    const changed = { ...person, ...said, updatedAt: vendorTime(now()) };
    return { answer: changedAnswer(changed, shape()), happen: () => people.put(changed) };
  }

  function remove({ contactId }: Person): Change {
    return { answer: removedAnswer(), happen: () => people.remove(contactId) };
  }

  function validate(request: RawRequest): Change | Judgement {
    const fields = request.body.length === 0 ? {} : parseFields(request.body);
    return withFields(fields, checkValidation, ({ method }) => ({
      answer: validationAnswer(method, now()),
    }));
  }

  return { judge };
}

function withBody(
  request: RawRequest,
  check: typeof checkChange,
  make: (said: Partial<Person>) => Change | Judgement,
): Change | Judgement {
  return (
    wrongType(request) ?? withFields(parseFields(request.body), check, ({ said }) => make(said))
  );
}
