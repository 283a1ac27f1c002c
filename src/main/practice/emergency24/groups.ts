// The groups of the practice organisation.

export interface Group {
  readonly groupId: number;
  readonly name: string;
  /** Wall clock in milliseconds. */
  readonly createdAtMs: number;
}

/** The first two are those of the page's examples. Source: SEED Emergency24 ICCS API, "Get All Groups". */
export const GROUPS: readonly Group[] = [
  group(10_000, 'Incident Command Group', 54),
  group(10_010, 'Newsletter Test Group', 92),
  group(10_020, 'East Wing', 140),
  group(10_030, 'West Wing', 190),
  group(10_040, 'First Aid Team', 260),
  group(10_050, 'Evacuation Wardens', 400),
  group(10_060, 'After School Staff', 720),
  group(10_070, 'City Public Group', 900),
];

export function findGroup(groupId: number): Group | null {
  return GROUPS.find((each) => each.groupId === groupId) ?? null;
}

function group(groupId: number, name: string, seconds: number): Group {
  return { groupId, name, createdAtMs: Date.UTC(2015, 2, 24, 16, 23) + seconds * 1000 };
}
