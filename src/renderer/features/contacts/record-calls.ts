// What an operator can ask for one record; a refusal stays beside it until the next try.
import type { ChektValidationMethod } from '../../../shared/contacts/chekt-contact';
import { recordKey, type SourceRecord } from '../../../shared/contacts/contact';
import type { ContactWrite } from '../../../shared/contacts/contact-change';
import type { LinkDecision } from '../../../shared/contacts/person';
import type { WindowParts } from '../../kit/window-parts';
import { keepFailure } from '../../kit/delivery-calls';
import { partsOfKey } from './parts-of-key';
import { changeView } from './view';

type Parts = Pick<WindowParts, 'api' | 'store'>;

/** The id under which the window keeps why a call about this record was refused. */
export function refusalKey(key: string): string {
  return `contact ${key}`;
}

const NAME_MAX_LENGTH = 300;

export function nameOfRecord({ firstName, lastName, vendorId }: SourceRecord): string {
  return [firstName, lastName].filter(Boolean).join(' ') || vendorId;
}

/** Somebody's record, and what they are called on the screen. */
interface About {
  readonly key: string;
  readonly name: string;
}

function aboutRecord(record: SourceRecord): About {
  return { key: recordKey(record), name: nameOfRecord(record) };
}

async function change(parts: Parts, { key, name }: About, asked: ContactWrite): Promise<void> {
  const request = { change: asked, recordKey: key, name: name.slice(0, NAME_MAX_LENGTH) };
  const result = await parts.api.call('changeContact', request);
  keepFailure(parts, refusalKey(key), result);
}

/** Takes the record out of its service. */
export function removeRecord(parts: Parts, record: SourceRecord): Promise<void> {
  const { siteId, vendorId } = record;
  return change(
    parts,
    aboutRecord(record),
    record.source === 'chekt'
      ? { source: 'chekt', write: { write: 'remove', siteId, contactId: vendorId } }
      : { source: 'emergency24', write: { write: 'delete', target: targetOf(record) } },
  );
}

/** Emergency24's groups. */
export function changeGroup(
  parts: Parts,
  record: SourceRecord,
  write: 'join-group' | 'leave-group',
  groupId: string,
): Promise<void> {
  return change(parts, aboutRecord(record), {
    source: 'emergency24',
    write: { write, groupId, target: targetOf(record) },
  });
}

/** CHeKT writes to the person, at the number or address it has. */
export function validateRecord(
  parts: Parts,
  about: About,
  method: ChektValidationMethod,
  message: string,
): Promise<void> {
  const { siteId, vendorId } = partsOfKey(about.key);
  const write = { write: 'validate', siteId, contactId: vendorId, method, message } as const;
  return change(parts, about, { source: 'chekt', write });
}

function targetOf({ vendorId }: SourceRecord) {
  return { by: 'contact-id', id: vendorId } as const;
}

/** Two records are one person, or are not; the decision can be taken back while it is on the screen. */
export async function decide(parts: Parts, decision: LinkDecision): Promise<void> {
  const result = await parts.api.call('decideLink', decision);
  keepFailure(parts, DECISION, result);
  if (result.ok) {
    changeView(parts, { decided: decision.verdict === 'undecided' ? null : decision });
  }
}

/** The id under which a refused decision is kept. */
export const DECISION = 'contact decision';
