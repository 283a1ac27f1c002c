// What an independent Emergency24 does with each call: finds, adds, replaces and removes, as its page says. Shares no code with src.
import {
  list,
  listRow,
  longForm,
  strictPersonAt,
  whole,
  wireId,
  type HeldPerson,
} from './strict-emergency24-people';
import { objectOf, type KnownCall } from './strict-emergency24-rules';

/** The status stands in the envelope too. */
export interface Said {
  readonly status: number;
  readonly message: string;
  readonly data: unknown;
}

const done = (data: unknown, message = ''): Said => ({ status: 200, message, data });
const refuse = (status: number, message: string): Said => ({ status, message, data: null });

export class StrictBook {
  readonly people = new Map<string, HeldPerson>();
  readonly groups = new Map([
    ['10000', 'Incident Command Group'],
    ['10010', 'Newsletter Test Group'],
    ['10070', 'City Public Group'],
  ]);
  /** How reading by external id is spelt; the other spelling is not there. */
  spelling: 'external' | 'exteranl' = 'external';
  showsAlternates = true;
  /** What an add answers; the page does not show it. */
  addAnswers: 'object' | 'list' | 'nothing' = 'object';
  /** Rows on a page when nobody asks for a number, and at most. */
  pageMax = 500;
  private added = 0;

  constructor(size: number) {
    for (let number = 0; number < size; number += 1) this.put(strictPersonAt(number));
  }

  put(person: HeldPerson): void {
    this.people.set(person.contactId, person);
  }

  byExternalId(id: string): HeldPerson | undefined {
    if (id === '') return undefined;
    for (const person of this.people.values()) if (person.externalId === id) return person;
    return undefined;
  }

  answer({ call, parts }: KnownCall, query: ReadonlyMap<string, string>, body: string): Said {
    const [first = '', second = '', third = ''] = parts;
    switch (call) {
      case 'ping':
        return done({ ID: 10010, Campus: 'City Campus' });
      case 'all contacts':
        return this.page(Number(query.get('page') ?? 1), Number(query.get('page_size') ?? 500));
      case 'by id':
        return this.show(this.people.get(first));
      case 'by external id':
        return first === this.spelling
          ? this.show(this.byExternalId(second))
          : refuse(404, 'Not found');
      case 'add':
        return this.add(objectOf(body) ?? {});
      case 'update':
        return this.replace(this.people.get(first), body);
      case 'update by external id':
        return this.replace(this.byExternalId(first), body);
      case 'delete':
        return this.remove(this.people.get(first));
      case 'delete by external id':
        return this.remove(this.byExternalId(first));
      case 'join':
      case 'leave':
        return this.membership(
          call,
          first,
          second === 'contact' ? this.people.get(third) : this.byExternalId(third),
        );
      case 'all groups':
        return done(this.groupRows(), 'Get all groups.');
      case 'members':
        return this.members(first);
    }
  }

  private page(page: number, asked: number): Said {
    const size = Math.min(asked, this.pageMax);
    const all = [...this.people.values()];
    const rows = all.slice((page - 1) * size, page * size);
    return done({
      PageNumber: page,
      pageSize: size,
      TotalPages: Math.max(1, Math.ceil(all.length / size)),
      TotalCount: all.length,
      List: rows.map(listRow),
    });
  }

  private show(person: HeldPerson | undefined): Said {
    if (person === undefined) return refuse(404, 'The request is not found');
    const groupName = (id: string): string => this.groups.get(id) ?? id;
    const shown = longForm(person, { alternates: this.showsAlternates, groupName });
    return done([shown], 'Get all contacts.');
  }

  private add(body: Readonly<Record<string, unknown>>): Said {
    const externalId = String(body.ExternalID);
    const name = nameOf(body);
    if (externalId === '' || body.FirstName === '') return refuse(400, 'A required field is empty');
    if (this.byExternalId(externalId)) return refuse(409, 'Conflict: ExternalID');
    if ([...this.people.values()].some(({ fields }) => nameOf(fields) === name)) {
      return refuse(400, 'Duplicate contact');
    }
    this.added += 1;
    const person = { contactId: String(99_000_000 + this.added), externalId, fields: whole(body) };
    this.put(person);
    const ids = { ContactID: Number(person.contactId), ExternalID: wireId(externalId) };
    const answers = { object: ids, list: [ids], nothing: null };
    return done(answers[this.addAnswers], 'Add contact success.');
  }

  private replace(person: HeldPerson | undefined, text: string): Said {
    const body = objectOf(text);
    if (person === undefined || body === null) return refuse(404, 'The request is not found');
    // Nothing else would be a full replacement: an identity that is left out is gone.
    const externalId = typeof body.ExternalID === 'string' ? body.ExternalID : '';
    const other = this.byExternalId(externalId);
    if (other !== undefined && other.contactId !== person.contactId) {
      return refuse(409, 'Conflict: ExternalID');
    }
    this.put({ ...person, externalId, fields: whole(body) });
    return done(null, 'Update contact success.');
  }

  private remove(person: HeldPerson | undefined): Said {
    if (person === undefined) return refuse(404, 'The request is not found');
    this.people.delete(person.contactId);
    const { contactId, externalId } = person;
    return done({ ContactID: Number(contactId), ExternalID: wireId(externalId) });
  }

  private membership(
    call: 'join' | 'leave',
    groupId: string,
    person: HeldPerson | undefined,
  ): Said {
    if (person === undefined || !this.groups.has(groupId)) return refuse(404, 'Not found');
    const others = list(person.fields.GroupIDs).filter((id) => id !== groupId);
    const GroupIDs = call === 'join' ? [...others, groupId] : others;
    this.put({ ...person, fields: { ...person.fields, GroupIDs } });
    return done(
      null,
      call === 'join' ? 'Contact add into group success.' : 'Contact delete from group success.',
    );
  }

  private groupRows(): readonly object[] {
    return [...this.groups].map(([id, Name]) => ({
      GroupID: Number(id),
      Name,
      Count: this.of(id).length,
      Date: '03/24/2015 16:23:54',
    }));
  }

  private members(groupId: string): Said {
    if (!this.groups.has(groupId)) return refuse(404, 'The request is not found');
    const rows = this.of(groupId).map((person) => ({
      ContactID: Number(person.contactId),
      ExternalID: wireId(person.externalId),
      Name: `${String(person.fields.FirstName)} ${String(person.fields.LastName)}`.trim(),
      Date: '07/05/2017 16:37:48',
    }));
    return done(rows, 'Get group members.');
  }

  private of(groupId: string): readonly HeldPerson[] {
    return [...this.people.values()].filter(({ fields }) =>
      list(fields.GroupIDs).includes(groupId),
    );
  }
}

function nameOf({ FirstName, LastName, Description }: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([FirstName, LastName, Description]);
}
