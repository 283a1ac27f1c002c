// A change put into the bytes that every attempt will send. Source: SEED, "Contacts".
import {
  Emergency24Write,
  type Emergency24Fields,
  type Emergency24Target,
} from '../../../shared/contacts/emergency24';
import type { StoredRequest } from '../../../shared/delivery';
import { failed, invalidInput, ok, type Result } from '../../../shared/core/failure';
import { ADD_CONTACT_PATH, contactPath, membershipPath } from './paths';
import { toWirePhone } from './place-phones';

/** Fails with `invalid-input`, naming the field. */
export function toStoredRequest(write: Emergency24Write): Result<StoredRequest> {
  const parsed = Emergency24Write.safeParse(write);
  if (!parsed.success) return failed(invalidInput(parsed.error, 'contact'));
  switch (parsed.data.write) {
    case 'add':
      return add(parsed.data.fields);
    case 'update':
      return to(
        'PUT',
        contactPath(parsed.data.target),
        updateBody(parsed.data.fields, parsed.data.target),
      );
    case 'delete':
      return to('DELETE', contactPath(parsed.data.target));
    case 'join-group':
      return to('PUT', membershipPath(parsed.data.groupId, parsed.data.target));
    case 'leave-group':
      return to('DELETE', membershipPath(parsed.data.groupId, parsed.data.target));
  }
}

function to(method: 'PUT' | 'DELETE', path: Result<string>, body?: object): Result<StoredRequest> {
  if (!path.ok) return path;
  return ok({ method, path: path.value, body: body ? JSON.stringify(body) : '' });
}

/** Source: SEED, "Add Contact": the external id and the first name are required. */
function add(fields: Emergency24Fields): Result<StoredRequest> {
  for (const field of ['externalId', 'firstName'] as const) {
    if (fields[field].trim() === '') {
      const detail = `${field}: Emergency24 takes no new contact without it`;
      return failed({ kind: 'invalid-input', detail, field });
    }
  }
  const texts = textsOf(fields);
  const body = {
    ExternalID: fields.externalId.trim(),
    FirstName: texts.FirstName,
    LastName: texts.LastName,
    Description: texts.Description,
    Title: texts.Title,
    Department: texts.Department,
    DepartmentID: texts.DepartmentID,
    ...addressOf(fields),
    Language: fields.language,
    EmailAddresses: fields.emailAddresses,
    BackupEmailAddresses: fields.backupEmailAddresses,
    ...phonesOf(fields),
    GroupIDs: fields.groupIds,
    CustomValues: customValuesOf(fields),
  };
  return ok({ method: 'POST', path: ADD_CONTACT_PATH, body: JSON.stringify(body) });
}

/**
 * The example's keys, with the external id and the custom values where there are some, because "you need to include
 * the original content". Source: SEED, "Update Contact". ASSUMED: what is left out of a full replacement may be wiped.
 */
function updateBody(fields: Emergency24Fields, target: Emergency24Target): Record<string, unknown> {
  const externalId =
    fields.externalId.trim() || (target.by === 'external-id' ? target.id.trim() : '');
  return {
    ...(externalId !== '' ? { ExternalID: externalId } : {}),
    ...textsOf(fields),
    Language: fields.language,
    ...addressOf(fields),
    ...phonesOf(fields),
    EmailAddresses: fields.emailAddresses,
    BackupEmailAddresses: fields.backupEmailAddresses,
    GroupIDs: fields.groupIds,
    ...(fields.customValues.length > 0 ? { CustomValues: customValuesOf(fields) } : {}),
  };
}

function textsOf(fields: Emergency24Fields) {
  return {
    FirstName: fields.firstName,
    LastName: fields.lastName,
    Description: fields.description,
    Title: fields.title,
    DepartmentID: fields.departmentId,
    Department: fields.department,
  };
}

function addressOf(fields: Emergency24Fields) {
  return {
    Address1: fields.address1,
    Address2: fields.address2,
    City: fields.city,
    State: fields.state,
    Zip: fields.zip,
  };
}

function phonesOf(fields: Emergency24Fields) {
  return {
    CellPhones: fields.cellPhones.map(toWirePhone),
    AlternateCellPhones: fields.alternateCellPhones.map(toWirePhone),
    WorkPhones: fields.workPhones.map(toWirePhone),
    AlternateWorkPhones: fields.alternateWorkPhones.map(toWirePhone),
    HomePhones: fields.homePhones.map(toWirePhone),
    AlternateHomePhones: fields.alternateHomePhones.map(toWirePhone),
  };
}

function customValuesOf(fields: Emergency24Fields) {
  return fields.customValues.map(({ property, value }) => ({ property, value }));
}
