// Which sites a question can be about.
import type { AppState } from '../../shared/state';

/** Empty: the operator types the id. Practice knows its own site only, whatever live has. */
export function siteChoices({ world, practice, settings }: AppState): readonly string[] {
  if (world === 'live') return settings.chekt.siteIds;
  return practice === null ? [] : [practice.siteId];
}
