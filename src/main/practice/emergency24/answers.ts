// The practice Emergency24's answers: its envelope, and contacts and groups key for key as on its page.
import { jsonAnswer, type Answer } from '../recorded-request';
import { PHONE_LISTS, type Contact, GROUPS, type Group } from './contact';

/** Source: SEED Emergency24 ICCS API, "Response Status Codes". Its `RefId` is no trace: examples repeat it. */
export function envelope(
  code: number,
  message: string,
  data: unknown,
  more: {
    readonly refId?: number;
    readonly httpStatus?: number;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Answer {
  const { refId = 10_000_540, httpStatus = code, headers } = more;
  return jsonAnswer(
    httpStatus,
    { Success: code === 200, Code: code, Message: message, RefId: refId, Data: data },
    headers,
  );
}

/** Phones, e-mails and groups are not in it. Source: SEED, "Get All Contacts". */
export function listedContact(contact: Contact): object {
  return { ...named(contact), Date: plainTime(contact.createdAtMs) };
}

/** Source: SEED, "Get Contact by ID". ASSUMED: what its table of writing has beyond these is never shown. */
export function wholeContact(contact: Contact): object {
  const { Address1, Address2, City, State, Zip } = contact;
  const phones = PHONE_LISTS.flatMap((list) =>
    contact[list].map((number) => ({ number, isCell: list.endsWith('CellPhones') })),
  );
  return {
    ...named(contact),
    ...{ Address1, Address2, City, State, Zip },
    CreatedDate: plainTime(contact.createdAtMs),
    // ASSUMED: a text goes to a cell phone alone; the page never says what 0 and 1 are.
    Phones: phones.map(({ number, isCell }, index) => ({
      PID: contact.contactId * 10 + index,
      PhoneNumber: shownPhone(number),
      Text: isCell ? 1 : 0,
      Voice: 1,
    })),
    EmailAddresses: contact.EmailAddresses.map((address, index) => ({
      EID: contact.contactId * 10 + index,
      EmailAddress: address,
      Status: index === 0 ? 0 : 1,
    })),
    Groups: GROUPS.filter(({ groupId }) => contact.groupIds.includes(groupId)).map((group) => ({
      GroupID: group.groupId,
      Name: group.name,
      CreatedDate: twelveHourTime(group.createdAtMs),
    })),
  };
}

/** Source: SEED, "Get contacts of a group". */
export function member(contact: Contact): object {
  return {
    ContactID: contact.contactId,
    ExternalID: shownExternalId(contact),
    Name: fullName(contact),
    Date: plainTime(contact.createdAtMs),
  };
}

/** Source: SEED, "Get All Groups". */
export function shownGroup(group: Group, count: number): object {
  return {
    GroupID: group.groupId,
    Name: group.name,
    Count: count,
    Date: plainTime(group.createdAtMs),
  };
}

/** Source: SEED, "Delete a Contact". */
export function bothIds({ contactId, externalId }: Contact): object {
  return { ContactID: contactId, ExternalID: externalId };
}

function named(contact: Contact): object {
  const { isNameOnly, FirstName, LastName, Description, Title, DepartmentID, Department } = contact;
  return {
    ContactID: contact.contactId,
    ExternalID: shownExternalId(contact),
    Status: 0,
    Name: fullName(contact),
    FirstName: isNameOnly ? null : FirstName,
    LastName: isNameOnly ? null : LastName,
    ...{ Description, Title, DepartmentID, Department },
  };
}

function shownExternalId({ externalId, isNumeric }: Contact): string | number {
  return isNumeric ? Number(externalId) : externalId;
}

function fullName({ FirstName, LastName }: Contact): string {
  return `${FirstName} ${LastName}`.trim();
}

/** Ten digits are shown as `+17731111777`. Source: SEED, "Add Contact" beside "Get Contact by ID". */
function shownPhone(number: string): string {
  const digits = number.replace(/\D/g, '');
  if (digits.length === 10) return `+1${digits}`;
  return digits === '' ? number : `+${digits}`;
}

/** `08/17/2016 14:44:03`. Source: SEED Emergency24 ICCS API, "Get All Contacts". */
function plainTime(atMs: number): string {
  const at = new Date(atMs);
  const date = [at.getUTCMonth() + 1, at.getUTCDate()].map(two).join('/');
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${date}/${at.getUTCFullYear()} ${time}`;
}

/** `3/24/2015 4:24:32 PM`. Source: SEED, the groups in "Get Contact by ID". */
function twelveHourTime(atMs: number): string {
  const at = new Date(atMs);
  const hours = at.getUTCHours();
  const time = [String(hours % 12 || 12), two(at.getUTCMinutes()), two(at.getUTCSeconds())];
  const date = [at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCFullYear()].join('/');
  return `${date} ${time.join(':')} ${hours < 12 ? 'AM' : 'PM'}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
