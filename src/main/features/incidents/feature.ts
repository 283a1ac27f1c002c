// Incidents of one environment: what may belong together, what somebody confirmed, and the report after it.
import type { AppState } from '../../../shared/state';
import type { Feature, Ground } from '../../core/feature';
import type { Paper } from '../../core/lib/paper-port';
import { createIncidentDesk, type IncidentDeskDeps } from './incident-desk';
import { createIncidentHandlers, type IncidentHandlers } from './incident-handlers';

export interface IncidentsDeps extends Pick<
  IncidentDeskDeps,
  'recordEnd' | 'site' | 'calls' | 'alerts' | 'siteName'
> {
  readonly ground: Ground;
  readonly paper: Paper;
}

export interface IncidentsFeature extends Feature {
  readonly calls: IncidentHandlers;
  state(): Pick<AppState, 'incidents' | 'incidentSuggestions'>;
}

export function createIncidentsFeature({
  ground,
  paper,
  ...known
}: IncidentsDeps): IncidentsFeature {
  const incidents = createIncidentDesk({ ...ground, ...known });
  return {
    calls: createIncidentHandlers({
      ...ground,
      now: () => ground.clock.now(),
      incidents,
      paper,
    }),
    state: () => ({
      incidents: incidents.open(),
      incidentSuggestions: incidents.suggestions(),
    }),
  };
}
