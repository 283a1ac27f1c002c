// Judges the body of an added or replaced contact, sharing nothing with the client.
import { isFields, isText, type Fields } from '../json-body';
import { EMPTY, LISTS, TEXTS, type CustomValue, type Written, findGroup } from './contact';

export type CheckedContact =
  | { readonly ok: false; readonly problem: string }
  | {
      readonly ok: true;
      /** What is left out is empty. */
      readonly written: Written;
      /** Null when it is left out. */
      readonly externalId: string | null;
      readonly unknownKeys: readonly string[];
    };

const OTHERS = ['ExternalID', 'GroupIDs', 'CustomValues'];
const KNOWN: ReadonlySet<string> = new Set([...TEXTS, ...LISTS, ...OTHERS]);

/** Source: SEED Emergency24 ICCS API, "Add Contact" (required: external id and first name). */
export function checkAdded(fields: Fields): CheckedContact {
  return isText(fields.ExternalID) ? checkWritten(fields) : no('ExternalID is required.');
}

/** Source: SEED, "Update Contact". ASSUMED: the first name is required here too, the external id is not. */
export function checkWritten(fields: Fields): CheckedContact {
  const { ExternalID: externalId = null, GroupIDs = [], CustomValues = [] } = fields;
  if (!isText(fields.FirstName)) return no('FirstName is required.');
  if (externalId !== null && !isText(externalId)) return no('ExternalID must be a string.');
  for (const key of TEXTS) {
    if (fields[key] !== undefined && typeof fields[key] !== 'string')
      return no(`${key} must be a string.`);
  }
  for (const key of LISTS) {
    if (fields[key] !== undefined && !isTexts(fields[key]))
      return no(`${key} must be a list of strings.`);
  }
  if (!isTexts(GroupIDs)) return no('GroupIDs must be a list of strings.');
  const lost = GroupIDs.find((id) => !/^\d+$/.test(id) || findGroup(Number(id)) === null);
  if (lost !== undefined) return no(`There is no group ${lost}.`);
  if (!isCustomValues(CustomValues)) return no('CustomValues must be a list of properties.');
  const given = Object.entries(fields).filter(([key]) => KNOWN.has(key) && !OTHERS.includes(key));
  return {
    ok: true,
    externalId,
    written: {
      ...EMPTY,
      ...(Object.fromEntries(given) as Partial<Written>),
      groupIds: [...new Set(GroupIDs.map(Number))],
      customValues: CustomValues,
    },
    unknownKeys: Object.keys(fields).filter((key) => !KNOWN.has(key)),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isCustomValues(value: unknown): value is readonly CustomValue[] {
  return (
    Array.isArray(value) &&
    value.every(
      (each) =>
        isFields(each) && typeof each.property === 'string' && typeof each.value === 'string',
    )
  );
}

function no(problem: string): CheckedContact {
  return { ok: false, problem };
}
