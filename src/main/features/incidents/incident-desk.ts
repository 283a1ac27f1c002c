// Incidents joined to the record, the calls and the alerts: what could belong together, and everything known of one.
import { ok, type Result } from '../../../shared/core/failure';
import type { ActivityEntry } from '../../../shared/core/activity';
import { isPanic } from '../../../shared/core/check-in';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import type {
  Incident,
  IncidentId,
  IncidentLine,
  IncidentPart,
  IncidentSuggestion,
  IncidentView,
} from '../../../shared/incidents/incident';
import type { Settings } from '../../../shared/settings/settings';
import type { ReceivedAlert } from '../../../shared/alerts/share911-alert';
import type { Language } from '../../../shared/core/language';
import type { Activity } from '../../core/record/activity';
import type { RecordEnd } from '../../core/record/record-end';
import { createIncidents, type Incidents, type IncidentsDeps } from './incidents';
import { partTitle } from './part-title';
import { actionIdOf, SEED_KINDS, seedsIn, type PartSeed } from './part-seeds';
import { suggestIncidents, type Candidate } from './suggest';
import { responseTimes } from './times';

type KnownAlert = Pick<ReceivedAlert, 'seq' | 'kind' | 'name' | 'latitude' | 'longitude' | 'isOwn'>;

export interface IncidentDeskDeps extends Omit<IncidentsDeps, 'activity'> {
  readonly activity: Pick<Activity, 'append' | 'page' | 'about' | 'ofKinds' | 'check'>;
  /** What is known of the end of the record. */
  readonly recordEnd: () => Promise<RecordEnd>;
  readonly language: () => Language;
  readonly site: () => Settings['site'];
  /** Every call that is not purged. */
  readonly calls: () => readonly Pick<EmergencyCall, 'id' | 'places'>[];
  /** The alerts of the last days, closed ones too. */
  readonly alerts: () => readonly KnownAlert[];
  /** What a question called its site; null when that is not known. */
  readonly siteName: (verificationId: string) => string | null;
}

export interface IncidentDesk extends Pick<
  Incidents,
  'confirm' | 'change' | 'close' | 'dismiss' | 'history'
> {
  /** Confirmed and not closed, newest first. */
  open(): readonly Incident[];
  suggestions(): readonly IncidentSuggestion[];
  /** Checks the whole record, with breaths in between. */
  view(id: IncidentId): Promise<Result<IncidentView>>;
  /** What could be added to it: everything of the days around it, newest first. */
  parts(id: IncidentId): Result<readonly IncidentPart[]>;
}

/** Nothing older is suggested. */
const RECENT_MS = 24 * 3_600_000;
/** Nor is anything from before the last so many lines of the record. */
const RECENT_LINES = 20_000;
const SUGGESTED_PARTS_MAX = 200;
const AROUND_MS = 2 * RECENT_MS;
const PARTS_MAX = 200;
const LINES_MAX = 5000;

export function createIncidentDesk(deps: IncidentDeskDeps): IncidentDesk {
  const { activity } = deps;
  const incidents = createIncidents(deps);
  const recent = createRecentLines(deps);

  const partsOf = (seeds: readonly PartSeed[]): readonly Candidate[] => {
    const calls = new Map(deps.calls().map((call) => [call.id, call.places.at(-1)?.place]));
    const alerts = new Map(deps.alerts().map((alert) => [String(alert.seq), alert]));
    return seeds.map((seed) => {
      const { kind, id } = seed.member;
      const place = kind === 'call' ? calls.get(id) : kind === 'alert' ? alerts.get(id) : undefined;
      const said = kind === 'verification' ? deps.siteName(id) : (alerts.get(id)?.name ?? null);
      return {
        member: seed.member,
        atMs: seed.atMs,
        title: partTitle({ ...seed, said: said ?? seed.said }, deps.language()),
        status: seed.status,
        latitude: place?.latitude ?? null,
        longitude: place?.longitude ?? null,
        isPanic: seed.status !== null && isPanic(seed.status),
      };
    });
  };

  /** A test of a webhook, our own alert come back, and a press nobody can have received tell nothing. */
  const isTelling = (seed: PartSeed, alerts: ReadonlyMap<string, KnownAlert>): boolean => {
    const alert = seed.member.kind === 'alert' ? alerts.get(seed.member.id) : undefined;
    return !seed.isCancelled && alert?.kind !== 'notice' && alert?.isOwn !== true;
  };

  const suggest = (lines: readonly ActivityEntry[]): readonly IncidentSuggestion[] => {
    const seeds = [...seedsIn(lines).values()];
    if (seeds.length < 2) return [];
    const alerts = new Map(deps.alerts().map((alert) => [String(alert.seq), alert]));
    const telling = seeds.filter((seed) => isTelling(seed, alerts)).slice(-SUGGESTED_PARTS_MAX);
    const { latitude, longitude } = deps.site();
    return suggestIncidents({
      candidates: partsOf(telling),
      site: latitude === null || longitude === null ? null : { latitude, longitude },
      incidents: incidents.all(),
      dismissed: incidents.dismissed(),
    });
  };
  let suggested: {
    readonly key: string;
    readonly suggestions: readonly IncidentSuggestion[];
  } | null = null;

  return {
    confirm: (members, name) => incidents.confirm(members, name),
    change: (id, change) => incidents.change(id, change),
    close: (id) => incidents.close(id),
    dismiss: (key) => incidents.dismiss(key),
    history: (request) => incidents.history(request),
    open: () => incidents.all().filter(({ closedAtMs }) => closedAtMs === null),
    suggestions() {
      // Asked with every push of the state. Whatever could change the answer writes a line of the record.
      const { lines, lastSeq } = recent();
      const minute = Math.floor(deps.clock.now() / 60_000);
      const key = JSON.stringify([lastSeq, minute, deps.site(), deps.language()]);
      if (suggested?.key !== key) suggested = { key, suggestions: suggest(lines) };
      return suggested.suggestions;
    },
    async view(id) {
      const found = incidents.get(id);
      if (!found.ok) return found;
      const incident = found.value;
      const entries = activity.about(incident.members.map(actionIdOf));
      if (!entries.ok) return entries;
      const chain = await activity.check();
      if (!chain.ok) return chain;
      const lines = linesOf(incident, entries.value);
      const parts = partsOf(seedsOf(incident, entries.value)).map(plainPart);
      const { count, firstBadSeq, headHash } = chain.value;
      const end = await deps.recordEnd();
      return ok({
        incident,
        parts: parts.toSorted((left, right) => left.atMs - right.atMs),
        lines,
        times: responseTimes(parts, lines),
        chain: { checked: count, firstBadSeq, headHash, end: end.state },
      });
    },
    parts(id) {
      const found = incidents.get(id);
      if (!found.ok) return found;
      const entries = activity.about(found.value.members.map(actionIdOf));
      if (!entries.ok) return entries;
      const times = seedsOf(found.value, entries.value).map(({ atMs }) => atMs);
      const sinceMs = Math.min(...times) - AROUND_MS;
      const untilMs = Math.max(...times) + AROUND_MS;
      const around = activity.ofKinds(SEED_KINDS, { afterSeq: 0, sinceMs });
      if (!around.ok) return around;
      const seeds = [...seedsIn(around.value).values()].filter(({ atMs }) => atMs <= untilMs);
      const newest = seeds.toSorted((left, right) => right.atMs - left.atMs).slice(0, PARTS_MAX);
      return ok(partsOf(newest).map(plainPart));
    },
  };
}

interface RecentLines {
  readonly lines: readonly ActivityEntry[];
  /** Of the whole record. */
  readonly lastSeq: number;
}

/** Reads only what has come since it was last asked; forgets what is old. */
function createRecentLines({ activity, clock }: IncidentDeskDeps): () => RecentLines {
  let lines: readonly ActivityEntry[] = [];
  let readTo: number | null = null;
  return () => {
    const newest = activity.page({ limit: 1 });
    const last = newest.ok ? (newest.value.entries[0]?.seq ?? 0) : (readTo ?? 0);
    // A damaged file was replaced by a fresh one.
    if (readTo !== null && last < readTo) [lines, readTo] = [[], null];
    const sinceMs = clock.now() - RECENT_MS;
    if (last !== readTo) {
      const afterSeq = readTo ?? Math.max(0, last - RECENT_LINES);
      const fresh = activity.ofKinds(SEED_KINDS, { afterSeq, sinceMs });
      // Not as far as that: it is tried again the next time.
      if (!fresh.ok) return { lines, lastSeq: readTo ?? 0 };
      lines = [...lines, ...fresh.value];
      readTo = last;
    }
    lines = lines.filter(({ atMs }) => atMs >= sinceMs);
    return { lines, lastSeq: last };
  };
}

/** Of every member, also of one that the record does not know. */
function seedsOf(incident: Incident, entries: readonly ActivityEntry[]): readonly PartSeed[] {
  const known = seedsIn(entries);
  return incident.members.map(
    (member) =>
      known.get(actionIdOf(member)) ?? {
        member,
        atMs: incident.confirmedAtMs,
        status: null,
        said: null,
        isCancelled: false,
      },
  );
}

function linesOf(incident: Incident, entries: readonly ActivityEntry[]): readonly IncidentLine[] {
  const members = new Map(incident.members.map((member) => [actionIdOf(member), member]));
  return entries
    .flatMap(({ atMs, seq, kind, actionId, facts, failure }) => {
      const member = actionId === null ? undefined : members.get(actionId);
      if (member === undefined) return [];
      const wrong =
        failure === null ? {} : { failure: failure.kind, reason: failure.reason ?? null };
      return [{ atMs, seq, member, kind, facts: { ...facts, ...wrong } }];
    })
    .toSorted((left, right) => left.atMs - right.atMs || left.seq - right.seq)
    .slice(0, LINES_MAX);
}

function plainPart({ member, atMs, title, status, ...place }: Candidate): IncidentPart {
  const { latitude, longitude } = place;
  return { member, atMs, title, status, latitude, longitude };
}
