// What an independent CHeKT does with each call about contacts: partial updates, 204 without a body, its own error envelope. Shares no code with src.
import { contactOf, type KnownContactsCall } from './strict-chekt-contacts-rules';

export type ChektPerson = Readonly<Record<string, unknown>> & { readonly contact_id: string };

export interface SaidByChekt {
  readonly status: number;
  /** Null: not a byte. */
  readonly body: unknown;
}

const say = (status: number, data: unknown): SaidByChekt => ({ status, body: { data } });

export function chektError(status: number, code: string, message: string): SaidByChekt {
  return { status, body: { error: { code, message, details: {} } } };
}

const BORN = '2025-01-15T10:30:00Z';
const CHANGED = '2025-01-15T11:00:00Z';

export class ContactsBook {
  /** People by site. */
  readonly sites = new Map<string, Map<string, ChektPerson>>();
  private added = 0;

  /** `references`: which site each of the organisation's own account ids means. */
  constructor(
    siteIds: readonly string[],
    private readonly references: ReadonlyMap<string, string>,
  ) {
    for (const siteId of siteIds) this.sites.set(siteId, new Map());
  }

  put(siteId: string, person: ChektPerson): void {
    this.sites.get(siteId)?.set(person.contact_id, person);
  }

  answer({ call, parts }: KnownContactsCall, body: string): SaidByChekt {
    const [first = '', id = ''] = parts;
    const siteId = call.endsWith('by reference') ? this.references.get(first) : first;
    const site = this.sites.get(siteId ?? '');
    if (site === undefined) return chektError(404, 'SITE_NOT_FOUND', 'No such site');
    const one = site.get(id);
    switch (call) {
      case 'create':
      case 'create by reference':
        return this.create(site, contactOf(body) ?? {});
      case 'list':
      case 'list by reference':
        return say(200, { contacts: [...site.values()].map(row), total_count: site.size });
      case 'delete by reference':
        return this.remove(
          site,
          [...site.values()].find((each) => each.external_contact_id === id),
        );
      case 'get':
        return one ? say(200, one) : NOBODY;
      case 'delete':
        return this.remove(site, one);
      case 'update':
        return one ? this.update(site, one, contactOf(body) ?? {}) : NOBODY;
      case 'validate': {
        const { method } = contactOf(body) ?? {};
        const sent = { validation_id: 'val_xyz789', status: 'sent', method, sent_at: BORN };
        return one ? say(200, sent) : NOBODY;
      }
    }
  }

  private create(
    site: Map<string, ChektPerson>,
    body: Readonly<Record<string, unknown>>,
  ): SaidByChekt {
    this.added += 1;
    const person = {
      contact_id: `contact_new${this.added}`,
      ...{ role: 'owner', notification_preferences: { email: true, sms: true, push: false } },
      ...body,
      ...{ created_at: BORN, updated_at: BORN },
    };
    site.set(person.contact_id, person);
    return say(201, person);
  }

  /** What is not named stays. The answer leaves out the role and the time of birth, as the sample does. */
  private update(
    site: Map<string, ChektPerson>,
    before: ChektPerson,
    body: Readonly<Record<string, unknown>>,
  ): SaidByChekt {
    const after: ChektPerson = { ...before, ...body, updated_at: CHANGED };
    site.set(after.contact_id, after);
    return say(200, without(after, ['role', 'created_at']));
  }

  private remove(site: Map<string, ChektPerson>, one: ChektPerson | undefined): SaidByChekt {
    if (one === undefined) return NOBODY;
    site.delete(one.contact_id);
    return { status: 204, body: null };
  }
}

const NOBODY = chektError(404, 'CONTACT_NOT_FOUND', 'No such contact');

function row(person: ChektPerson): object {
  return without(person, [
    'notification_preferences',
    'created_at',
    'updated_at',
    'external_contact_id',
  ]);
}

function without(person: ChektPerson, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(person).filter(([key]) => !keys.includes(key)));
}
