// The contacts of each site as CHeKT last told them, kept while the app runs.
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type {
  AskedContact,
  SiteContact,
  SiteContacts,
} from '../../../shared/verification/verification';

export interface SiteContactsDeps {
  readonly fetch: (siteId: string) => Promise<Result<readonly SiteContact[]>>;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly onChange: () => void;
}

export interface SiteContactsCache {
  /** Asks CHeKT when nothing fresh is known or `refresh`; an older list beats a failure. */
  list(siteId: string, refresh: boolean): Promise<Result<SiteContacts>>;
  /** Without asking anybody. */
  known(siteId: string): readonly AskedContact[];
}

const FRESH_MS = 60_000;
const SITES_MAX = 200;

export function createSiteContacts(deps: SiteContactsDeps): SiteContactsCache {
  const lists = new Map<string, SiteContacts>();
  const asking = new Map<string, Promise<Result<SiteContacts>>>();

  async function ask(siteId: string): Promise<Result<SiteContacts>> {
    const told = await deps.fetch(siteId);
    if (!told.ok) return told;
    const list = { siteId, contacts: told.value, asOfMs: deps.now() };
    const [oldest] = lists.keys();
    if (lists.size >= SITES_MAX && oldest !== undefined) lists.delete(oldest);
    lists.set(siteId, list);
    deps.onChange();
    return ok(list);
  }

  return {
    async list(siteId, refresh) {
      const known = lists.get(siteId);
      if (known !== undefined && !refresh && deps.now() - known.asOfMs < FRESH_MS) return ok(known);
      const running = asking.get(siteId) ?? ask(siteId).catch(bug);
      asking.set(siteId, running);
      const answer = await running;
      asking.delete(siteId);
      if (answer.ok || known === undefined || refresh) return answer;
      return ok(known);
    },
    known: (siteId) =>
      (lists.get(siteId)?.contacts ?? []).map(({ contactId, name, type, role }) => ({
        contactId,
        name,
        ...(type === null ? {} : { type }),
        ...(role === null ? {} : { role }),
      })),
  };
}

function bug(error: unknown): { readonly ok: false; readonly failure: Failure } {
  return failed({ kind: 'bug', detail: String(error).slice(0, 500) });
}
