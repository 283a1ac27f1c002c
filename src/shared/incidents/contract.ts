// What the window may ask about incidents, and the report after one.
import { z } from 'zod';
import { CallHistoryRequest } from '../calls/emergency-call';
import { call, Done, SavedFile } from '../core/call';
import {
  INCIDENT_MEMBERS_MAX,
  Incident,
  IncidentId,
  IncidentMember,
  IncidentPart,
  IncidentView,
  ReportFormat,
} from './incident';

const ByIncident = z.strictObject({ id: IncidentId });
const Members = z.array(IncidentMember).max(INCIDENT_MEMBERS_MAX);
const Name = z.string().trim().max(200);

export const INCIDENTS_CONTRACT = {
  confirmIncident: call(z.strictObject({ members: Members.min(1), name: Name }), Incident),
  changeIncident: call(
    z.strictObject({
      id: IncidentId,
      name: Name.optional(),
      add: Members.optional(),
      remove: Members.optional(),
    }),
    Incident,
  ),
  closeIncident: call(ByIncident, Done),
  dismissSuggestion: call(z.strictObject({ key: z.string().min(1).max(200) }), Done),
  incidentHistory: call(CallHistoryRequest, z.array(Incident).readonly()),
  incidentView: call(ByIncident, IncidentView),
  /** What could be added to an incident: everything of the days around it, newest first. */
  incidentParts: call(ByIncident, z.array(IncidentPart).readonly()),
  /** Asks where to, and writes the after-action report. */
  exportReport: call(z.strictObject({ id: IncidentId, format: ReportFormat }), SavedFile),
};
