// Which entries of the timeline are shown, by what they are about.
import type { ActivityEntry, ActivityKind } from '../../../shared/core/activity';

export const FILTERS = [
  'all',
  'presses',
  'verifications',
  'calls',
  'alerts',
  'contacts',
  'system',
] as const;
export type Filter = (typeof FILTERS)[number];

/** Kinds that tell by themselves what they are about. */
const OWN: Readonly<Partial<Record<ActivityKind, Filter>>> = {
  asked: 'verifications',
  answer: 'verifications',
  'taken-as-sent': 'verifications',
  'verification-event': 'verifications',
  'stray-event': 'verifications',
  'verification-expired': 'verifications',
  contradiction: 'verifications',
  'change-asked': 'contacts',
  pressed: 'presses',
  'stand-down': 'presses',
  'countdown-ended': 'presses',
  'sent-now': 'presses',
  'calls-wiped': 'calls',
  'all-clear-received': 'alerts',
  'cancel-received': 'alerts',
};

function ownFilter(kind: ActivityKind): Filter | undefined {
  const own = OWN[kind];
  if (own !== undefined) return own;
  if (kind.startsWith('call-')) return 'calls';
  if (kind.startsWith('alert-')) return 'alerts';
  return kind.startsWith('contacts-') ? 'contacts' : undefined;
}

/** Steps that all deliveries share follow the entry that began theirs. */
export function filtered(
  entries: readonly ActivityEntry[],
  filter: Filter,
): readonly ActivityEntry[] {
  if (filter === 'all') return entries;
  const byAction = new Map<string, Filter>();
  for (const { actionId, kind } of entries) {
    const own = ownFilter(kind);
    if (actionId !== null && own !== undefined) byAction.set(actionId, own);
  }
  return entries.filter(({ actionId, kind }) => {
    const own =
      ownFilter(kind) ?? (actionId === null ? 'system' : (byAction.get(actionId) ?? 'presses'));
    return own === filter;
  });
}
