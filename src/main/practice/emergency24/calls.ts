// What each call of the practice Emergency24 answers and changes.
import { isJsonType, parseFields } from '../json-body';
import type { Answer, RawRequest } from '../recorded-request';
import { bothIds, envelope, listedContact, member, shownGroup, wholeContact } from './answers';
import { checkAdded, checkWritten } from './check';
import type { Emergency24Settings } from './configuration';
import { type Contact, findGroup, GROUPS } from './contact';
import type { Directory } from './directory';
import type { Endpoint, Target } from './endpoint';

/** What a call comes to; `happen` is called once when the service takes it in. */
export interface Done {
  readonly answer: Answer;
  readonly problem: string | null;
  readonly unknownKeys?: readonly string[];
  readonly happen?: () => void;
}

/** Source: SEED, "Get All Contacts". */
const DEFAULT_PAGE_SIZE = '500';
const CAMPUS = { ID: 10_010, Campus: 'Practice Campus' };

export interface CallsDeps {
  readonly directory: Directory;
  readonly settings: () => Emergency24Settings;
  readonly now: () => number;
}

/**
 * Source: SEED Emergency24 ICCS API. ASSUMED: the words of every refusal, and what adding and replacing answer;
 * the page shows neither.
 */
export function createCalls({ directory, settings, now }: CallsDeps) {
  function run(endpoint: Endpoint, request: RawRequest, query: URLSearchParams): Done {
    switch (endpoint.call) {
      case 'ping':
        return fine(envelope(200, '', CAMPUS, { refId: 10_000_450 }));
      case 'all contacts':
        return page(query);
      case 'add contact':
        return withBody(request, add);
      case 'all groups':
        return fine(envelope(200, 'Get all groups.', groups(), { refId: 10_000_700 }));
      case 'members':
        return members(endpoint.groupId);
      case 'read contact':
        return withContact(endpoint.target, (contact) =>
          // The page's own words for reading one.
          fine(envelope(200, 'Get all contacts.', [wholeContact(contact)])),
        );
      case 'replace contact':
        return withContact(endpoint.target, (contact) =>
          withBody(request, (fields) => replace(contact, fields)),
        );
      case 'delete contact':
        return withContact(endpoint.target, (contact) => ({
          ...fine(envelope(200, '', bothIds(contact), { refId: 0 })),
          happen: () => directory.remove(contact.contactId),
        }));
      case 'join group':
      case 'leave group':
        return move(endpoint.call, endpoint.groupId, endpoint.target);
    }
  }

  function page(query: URLSearchParams): Done {
    const size = wholeFrom1(query.get('page_size') ?? DEFAULT_PAGE_SIZE);
    const number = wholeFrom1(query.get('page') ?? '1');
    if (size === null) return refused(400, 'page_size must be a whole number from 1.');
    if (number === null) return refused(400, 'page must be a whole number from 1.');
    const { failFromPage } = settings();
    if (failFromPage !== null && number >= failFromPage) {
      return refused(500, 'We had a problem with our server. Try again later.');
    }
    const contacts = directory.all();
    const data = {
      PageNumber: number,
      pageSize: size,
      TotalPages: Math.ceil(contacts.length / size),
      TotalCount: contacts.length,
      List: contacts.slice((number - 1) * size, number * size).map(listedContact),
    };
    return fine(envelope(200, '', data, { refId: 10_000_460 }));
  }

  function add(fields: Readonly<Record<string, unknown>>): Done {
    const checked = checkAdded(fields);
    if (!checked.ok) return refused(400, checked.problem);
    const externalId = checked.externalId ?? '';
    if (directory.byExternalId(externalId)) return taken();
    if (directory.twinOf(checked.written)) {
      return refused(400, 'A contact with this name and description already exists.');
    }
    const contact: Contact = {
      ...checked.written,
      contactId: directory.nextId(),
      externalId,
      isNumeric: false,
      isNameOnly: false,
      createdAtMs: now(),
    };
    return {
      ...fine(envelope(200, 'Add contact success.', bothIds(contact))),
      unknownKeys: checked.unknownKeys,
      happen: () => directory.put(contact),
    };
  }

  /** Everything that is left out is emptied; ASSUMED: but for the external id, which the example leaves out. */
  function replace(before: Contact, fields: Readonly<Record<string, unknown>>): Done {
    const checked = checkWritten(fields);
    if (!checked.ok) return refused(400, checked.problem);
    const externalId = checked.externalId ?? before.externalId;
    const holder = externalId === '' ? null : directory.byExternalId(externalId);
    if (holder && holder.contactId !== before.contactId) return taken();
    const contact: Contact = {
      ...checked.written,
      contactId: before.contactId,
      externalId,
      isNumeric: before.isNumeric && externalId === before.externalId,
      isNameOnly: false,
      createdAtMs: before.createdAtMs,
    };
    return {
      ...fine(envelope(200, 'Update contact success.', null)),
      unknownKeys: checked.unknownKeys,
      happen: () => directory.put(contact),
    };
  }

  function groups(): readonly object[] {
    return GROUPS.map((group) => shownGroup(group, within(group.groupId).length));
  }

  function members(groupId: string): Done {
    const group = findGroup(Number(groupId));
    if (!group) return refused(404, 'There is no such group.');
    const data = within(group.groupId).map(member);
    return fine(envelope(200, 'Get group members.', data, { refId: 10_000_700 }));
  }

  function within(groupId: number): readonly Contact[] {
    return directory.all().filter((contact) => contact.groupIds.includes(groupId));
  }

  /** ASSUMED: joining twice and leaving a group one is not in are no mistakes. */
  function move(call: 'join group' | 'leave group', groupId: string, target: Target): Done {
    const group = findGroup(Number(groupId));
    if (!group) return refused(404, 'There is no such group.');
    return withContact(target, (contact) => {
      const others = contact.groupIds.filter((id) => id !== group.groupId);
      const joins = call === 'join group';
      const groupIds = joins ? [...others, group.groupId] : others;
      const words = joins
        ? 'Contact add into group success.'
        : 'Contact delete from group success.';
      return {
        ...fine(envelope(200, words, null, { refId: 10_000_970 })),
        happen: () => directory.put({ ...contact, groupIds }),
      };
    });
  }

  function withContact({ by, id }: Target, make: (contact: Contact) => Done): Done {
    const contact = by === 'contact-id' ? directory.byId(id) : directory.byExternalId(id);
    return contact ? make(contact) : refused(404, 'There is no such contact.');
  }

  return { run };
}

/** What is not as the page says it must be. */
export function refused(code: number, problem: string): Done {
  return { answer: envelope(code, problem, null), problem };
}

function fine(answer: Answer): Done {
  return { answer, problem: null };
}

/** It is not in the page's table of codes, only in its text. Source: SEED, "Add Contact". */
function taken(): Done {
  return refused(409, 'A contact with this ExternalID already exists.');
}

function withBody(
  request: RawRequest,
  make: (fields: Readonly<Record<string, unknown>>) => Done,
): Done {
  if (!isJsonType(request.headers['content-type'])) {
    return refused(400, 'Content-Type must be application/json.');
  }
  if (request.tooLarge) return refused(400, 'The body is too large.');
  const fields = parseFields(request.body);
  return fields ? make(fields) : refused(400, 'The body must be one JSON object in UTF-8.');
}

function wholeFrom1(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
