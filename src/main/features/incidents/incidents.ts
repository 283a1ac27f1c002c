// The incidents of one world: a person confirms, changes and closes them, and each step stands in the record.
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import {
  INCIDENT_MEMBERS_MAX,
  type Incident,
  type IncidentId,
  type IncidentMember,
} from '../../../shared/incidents/incident';
import type { Activity, ActivityDraft } from '../../core/record/activity';
import type { Clock } from '../../core/lib/clock';
import type { Sql, Store } from '../../core/store/store';
import {
  insertDismissed,
  insertIncident,
  readDismissed,
  readIncidents,
  updateIncident,
} from './stored-incident';
import { memberKey } from './suggest';

export interface IncidentsDeps {
  readonly store: Store;
  readonly activity: Pick<Activity, 'append'>;
  readonly clock: Clock;
  /** A random UUID. */
  readonly newId: () => string;
  readonly onChange: () => void;
}

export interface IncidentChange {
  readonly name?: string | undefined;
  readonly add?: readonly IncidentMember[] | undefined;
  readonly remove?: readonly IncidentMember[] | undefined;
}

export interface Incidents {
  /** Failure `rejected` when a part belongs to another open incident; `storage`. */
  confirm(members: readonly IncidentMember[], name: string): Result<Incident>;
  /** Also of a closed one: names and parts are often put right afterwards. */
  change(id: IncidentId, change: IncidentChange): Result<Incident>;
  close(id: IncidentId): Result<null>;
  dismiss(key: string): Result<null>;
  get(id: IncidentId): Result<Incident>;
  /** Newest first, closed ones too; empty while the disk cannot be read. */
  all(): readonly Incident[];
  history(request: {
    readonly beforeMs?: number | undefined;
    readonly limit: number;
  }): Result<readonly Incident[]>;
  dismissed(): ReadonlySet<string>;
}

interface Held {
  readonly incidents: readonly Incident[];
  readonly dismissed: ReadonlySet<string>;
}

const NAMES_MAX_LENGTH = 500;

/** A refusal inside a transaction: it rolls back. */
class Refusal extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail);
  }
}

export function createIncidents(deps: IncidentsDeps): Incidents {
  const { store, activity, clock } = deps;
  let held: Held | null = null;

  const load = (): Result<Held> => {
    if (held !== null) return ok(held);
    const read = store.read((sql) => ({
      incidents: readIncidents(sql),
      dismissed: readDismissed(sql),
    }));
    if (read.ok) held = read.value;
    return read;
  };

  /** What is written and its line in the record commit together. */
  const write = <T>(run: (sql: Sql, before: readonly Incident[]) => T): Result<T> => {
    const refusals: Failure[] = [];
    const done = store.transaction((sql) => {
      try {
        return run(sql, readIncidents(sql));
      } catch (error) {
        if (error instanceof Refusal) refusals.push(error.failure);
        throw error;
      }
    });
    if (done.ok) {
      held = null;
      deps.onChange();
    }
    const [refused] = refusals;
    return refused === undefined ? done : failed(refused);
  };

  const append = (
    sql: Sql,
    kind: ActivityDraft['kind'],
    facts: ActivityDraft['facts'],
    id?: string,
  ): void => {
    activity.append(sql, { kind, actionId: id ?? null, ...(facts === undefined ? {} : { facts }) });
  };

  return {
    confirm: (members, name) =>
      write((sql, before) => {
        const id = `incident-${deps.newId()}`;
        const own = distinct(members);
        refuseTaken(own, before, id);
        const incident: Incident = {
          id,
          name,
          members: own,
          confirmedAtMs: clock.now(),
          closedAtMs: null,
        };
        insertIncident(sql, incident);
        append(sql, 'incident-confirmed', { count: own.length, members: namesOf(own) }, id);
        return incident;
      }),
    change: (id, change) =>
      write((sql, before) => {
        const incident = find(before, id);
        const gone = new Set((change.remove ?? []).map(memberKey));
        const kept = incident.members.filter((member) => !gone.has(memberKey(member)));
        const known = new Set(incident.members.map(memberKey));
        const added = distinct(change.add ?? []).filter((member) => !known.has(memberKey(member)));
        refuseTaken(added, before, id);
        const members = [...kept, ...added];
        if (members.length === 0) throw refusal('an incident needs at least one part');
        if (members.length > INCIDENT_MEMBERS_MAX) throw refusal('an incident has too many parts');
        const after: Incident = { ...incident, name: change.name ?? incident.name, members };
        const removed = incident.members.filter((member) => gone.has(memberKey(member)));
        const isRenamed = after.name !== incident.name;
        if (!isRenamed && added.length === 0 && removed.length === 0) return incident;
        updateIncident(sql, after);
        // The name is an operator's own words, and those stay out of the record.
        const facts = {
          count: members.length,
          ...(added.length === 0 ? {} : { added: namesOf(added) }),
          ...(removed.length === 0 ? {} : { removed: namesOf(removed) }),
          ...(isRenamed ? { renamed: true } : {}),
        };
        append(sql, 'incident-changed', facts, id);
        return after;
      }),
    close: (id) =>
      write((sql, before) => {
        const incident = find(before, id);
        if (incident.closedAtMs !== null) return null;
        updateIncident(sql, { ...incident, closedAtMs: clock.now() });
        append(sql, 'incident-closed', { count: incident.members.length }, id);
        return null;
      }),
    dismiss: (key) =>
      write((sql) => {
        if (readDismissed(sql).has(key)) return null;
        insertDismissed(sql, key, clock.now());
        append(sql, 'suggestion-dismissed', { key });
        return null;
      }),
    get(id) {
      const read = load();
      if (!read.ok) return read;
      const found = read.value.incidents.find((incident) => incident.id === id);
      return found === undefined ? failed(unknownIncident()) : ok(found);
    },
    all() {
      const read = load();
      return read.ok ? read.value.incidents : [];
    },
    history({ beforeMs, limit }) {
      const read = load();
      if (!read.ok) return read;
      const earlier = read.value.incidents.filter(
        ({ confirmedAtMs }) => beforeMs === undefined || confirmedAtMs < beforeMs,
      );
      return ok(earlier.slice(0, limit));
    },
    dismissed() {
      const read = load();
      return read.ok ? read.value.dismissed : new Set();
    },
  };
}

function find(incidents: readonly Incident[], id: string): Incident {
  const found = incidents.find((incident) => incident.id === id);
  if (found === undefined) throw new Refusal(unknownIncident());
  return found;
}

function unknownIncident(): Failure {
  return { kind: 'invalid-input', field: 'id', detail: 'there is no such incident' };
}

function refusal(detail: string): Refusal {
  return new Refusal({ kind: 'rejected', detail });
}

/** A part belongs to one open incident at most. */
function refuseTaken(
  members: readonly IncidentMember[],
  incidents: readonly Incident[],
  id: string,
): void {
  const others = incidents.filter((other) => other.id !== id && other.closedAtMs === null);
  const taken = new Set(others.flatMap((other) => other.members.map(memberKey)));
  if (members.some((member) => taken.has(memberKey(member)))) {
    throw refusal('a part belongs to another open incident');
  }
}

function distinct(members: readonly IncidentMember[]): readonly IncidentMember[] {
  return [...new Map(members.map((member) => [memberKey(member), member])).values()];
}

function namesOf(members: readonly IncidentMember[]): string {
  return members.map(memberKey).join(', ').slice(0, NAMES_MAX_LENGTH);
}
