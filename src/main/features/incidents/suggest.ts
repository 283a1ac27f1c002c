// Which parts seem to belong to one incident: near in time, near in place, and more than one kind of sign.
import { createHash } from 'node:crypto';
import type {
  Incident,
  IncidentMember,
  IncidentPart,
  IncidentSuggestion,
} from '../../../shared/incidents/incident';
import { distanceM, type PlacePoint } from '../../../shared/calls/distance';

/** Between two neighbours, in milliseconds. */
const NEAR_MS = 15 * 60_000;
const NEAR_M = 1000;

/** A part that may be suggested. */
export interface Candidate extends IncidentPart {
  /** A press that calls for help. */
  readonly isPanic: boolean;
}

export interface SuggestInput {
  readonly candidates: readonly Candidate[];
  /**
   * Where this desk is. A part without a place is taken to be here; while nobody has said where here is, it
   * is near to everything.
   */
  readonly site: PlacePoint | null;
  readonly incidents: readonly Pick<Incident, 'id' | 'members' | 'closedAtMs' | 'confirmedAtMs'>[];
  readonly dismissed: ReadonlySet<string>;
}

export function memberKey({ kind, id }: IncidentMember): string {
  return `${kind}:${id}`;
}

/** The same parts give the same key, in any order. */
export function suggestionKey(parts: readonly Pick<IncidentPart, 'member'>[]): string {
  const names = parts.map(({ member }) => memberKey(member)).toSorted();
  return createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32);
}

/** Newest first. No part is in two of them, and the order of the input does not matter. */
export function suggestIncidents(input: SuggestInput): readonly IncidentSuggestion[] {
  const homes = homesOf(input.incidents);
  const open = input.candidates.filter(({ member }) => homes.get(memberKey(member)) !== 'closed');
  const once = [...new Map(open.map((part) => [memberKey(part.member), part])).values()];
  return clustersOf(once, input.site)
    .flatMap((cluster) => suggestionFor(cluster, homes) ?? [])
    .filter((suggestion) => !isDismissed(suggestion, once, input.dismissed))
    .toSorted(
      (left, right) => lastMs(right.parts) - lastMs(left.parts) || (left.key < right.key ? -1 : 1),
    );
}

/** Someone who says that they are safe does not bring back what was waved away. */
function isDismissed(
  { key, parts }: IncidentSuggestion,
  candidates: readonly Candidate[],
  dismissed: ReadonlySet<string>,
): boolean {
  const calm = new Set(
    candidates
      .filter(({ member, isPanic }) => member.kind === 'press' && !isPanic)
      .map(({ member }) => memberKey(member)),
  );
  const others = parts.filter(({ member }) => !calm.has(memberKey(member)));
  return dismissed.has(key) || dismissed.has(suggestionKey(others));
}

type Home = Pick<Incident, 'id' | 'confirmedAtMs'> | 'closed';

/** Where each part belongs already. */
function homesOf(incidents: SuggestInput['incidents']): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home>();
  for (const incident of incidents) {
    for (const member of incident.members) {
      homes.set(memberKey(member), incident.closedAtMs === null ? incident : 'closed');
    }
  }
  return homes;
}

function suggestionFor(
  cluster: readonly Candidate[],
  homes: ReadonlyMap<string, Home>,
): IncidentSuggestion | null {
  const homeOf = ({ member }: Candidate): Home | undefined => homes.get(memberKey(member));
  const joins = cluster
    .flatMap((part) => {
      const home = homeOf(part);
      return home === undefined || home === 'closed' ? [] : [home];
    })
    .toSorted(
      (left, right) => right.confirmedAtMs - left.confirmedAtMs || (left.id < right.id ? -1 : 1),
    )[0];
  // Whoever belongs to another open incident stays there.
  const parts = cluster.filter((part) => {
    const home = homeOf(part);
    return home === undefined || (home !== 'closed' && home.id === joins?.id);
  });
  const isNews = parts.some((part) => homeOf(part) === undefined);
  if (!isNews || !isTelling(parts)) return null;
  const times = parts.map(({ atMs }) => atMs);
  return {
    key: suggestionKey(parts),
    parts: parts.map(({ member, atMs, title, status, latitude, longitude }) => ({
      member,
      atMs,
      title,
      status,
      latitude,
      longitude,
    })),
    spanMs: Math.max(...times) - Math.min(...times),
    distanceM: greatestDistance(parts),
    joins: joins?.id ?? null,
  };
}

/** Two signs of different kinds, or two people who pressed for help. */
function isTelling(parts: readonly Candidate[]): boolean {
  const kinds = new Set(parts.map(({ member }) => member.kind));
  return kinds.size >= 2 || parts.filter(({ isPanic }) => isPanic).length >= 2;
}

/** Groups in which everyone is near to somebody; oldest part first in each. */
function clustersOf(
  candidates: readonly Candidate[],
  site: PlacePoint | null,
): readonly (readonly Candidate[])[] {
  const parts = candidates.toSorted(
    (left, right) =>
      left.atMs - right.atMs || (memberKey(left.member) < memberKey(right.member) ? -1 : 1),
  );
  const places = parts.map((part) => placeOf(part) ?? site);
  const clusterOf = parts.map((_part, index) => index);
  const rootOf = (index: number): number => {
    const above = clusterOf[index] ?? index;
    return above === index ? index : rootOf(above);
  };
  parts.forEach((part, index) => {
    for (let earlier = index - 1; earlier >= 0; earlier -= 1) {
      if (part.atMs - (parts[earlier]?.atMs ?? 0) > NEAR_MS) break;
      const [here, there] = [places[index] ?? null, places[earlier] ?? null];
      if (here === null || there === null || distanceM(here, there) <= NEAR_M) {
        clusterOf[rootOf(index)] = rootOf(earlier);
      }
    }
  });
  const clusters = new Map<number, Candidate[]>();
  parts.forEach((part, index) => {
    const root = rootOf(index);
    clusters.set(root, [...(clusters.get(root) ?? []), part]);
  });
  return [...clusters.values()];
}

function placeOf({ latitude, longitude }: IncidentPart): PlacePoint | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

function greatestDistance(parts: readonly IncidentPart[]): number | null {
  const places = parts.flatMap((part) => placeOf(part) ?? []);
  if (places.length < 2) return null;
  const between = places.flatMap((one, index) =>
    places.slice(index + 1).map((other) => distanceM(one, other)),
  );
  return Math.round(Math.max(...between));
}

function lastMs(parts: readonly IncidentPart[]): number {
  return Math.max(...parts.map(({ atMs }) => atMs));
}
