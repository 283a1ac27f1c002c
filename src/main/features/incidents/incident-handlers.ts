// The window's calls about incidents and files of the record.
import type { HandlersOf } from '../../../shared/core/call';
import type { INCIDENTS_CONTRACT } from '../../../shared/incidents/contract';
import type { RECORD_CONTRACT } from '../../../shared/app-contract';
import type { Result } from '../../../shared/core/failure';
import type { IncidentId, ReportFormat } from '../../../shared/incidents/incident';
import { siteNameOf } from '../../../shared/settings/place';
import type { Settings } from '../../../shared/settings/settings';
import type { Language } from '../../../shared/core/language';
import type { World } from '../../../shared/core/vendor';
import type { Activity } from '../../core/record/activity';
import { exportCsv, exportJson } from '../../core/record/export';
import type { RecordHead } from '../../core/record/export-head';
import type { Paper } from '../../core/lib/paper-port';
import type { IncidentDesk } from './incident-desk';
import { reportHtml } from './report/html';
import { recordSheetOf } from './report/record-sheet';
import type { PageFacts, Report } from './report/report';
import { reportCsv, reportJson } from './report/tables';

type Pieces = Iterable<string | Uint8Array>;

export interface IncidentHandlersDeps {
  readonly environment: World;
  readonly activity: Pick<Activity, 'all' | 'head' | 'record' | 'latest'>;
  readonly incidents: IncidentDesk;
  readonly settings: () => Settings;
  readonly language: () => Language;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly paper: Paper;
  /** Told when lines of the record cannot be read and so are missing in a file. */
  readonly log: (message: string) => void;
}

export type IncidentHandlers = HandlersOf<typeof INCIDENTS_CONTRACT> &
  Pick<HandlersOf<typeof RECORD_CONTRACT>, 'exportActivity'>;

export function createIncidentHandlers(deps: IncidentHandlersDeps): IncidentHandlers {
  const { activity, incidents: desk, paper } = deps;

  const facts = (): PageFacts => {
    const settings = deps.settings();
    return {
      world: deps.environment,
      deskName: settings.desk.name,
      siteName: siteNameOf(settings),
      language: deps.language(),
      madeAtMs: deps.now(),
    };
  };

  /** Who took the record out of the house leaves a trace in it. */
  const noteExport = (
    saved: Result<{ readonly path: string | null }>,
    line: {
      readonly format: ReportFormat;
      readonly incident?: IncidentId;
      readonly count?: number;
    },
  ): void => {
    if (!saved.ok || saved.value.path === null) return;
    const { format, incident, count } = line;
    activity.record({
      kind: 'record-exported',
      actionId: incident ?? null,
      facts: { format, ...(count === undefined ? {} : { lines: count }) },
    });
  };

  const reportAs = async (report: Report, format: ReportFormat): Promise<Pieces> => {
    switch (format) {
      case 'pdf':
        return [await paper.pdfOf(reportHtml(report))];
      case 'csv':
        return [reportCsv(report)];
      case 'json':
        return [reportJson(report)];
    }
  };

  const recordAs = async (head: RecordHead, format: ReportFormat): Promise<Pieces> => {
    const source = { head, entries: activity.all(), onUnreadable: deps.log };
    switch (format) {
      case 'pdf':
        return [await paper.pdfOf(recordSheetOf(activity, head, facts()))];
      case 'csv':
        return exportCsv(source);
      case 'json':
        return exportJson(source);
    }
  };

  return {
    confirmIncident: ({ members, name }) => desk.confirm(members, name),
    changeIncident: ({ id, ...change }) => desk.change(id, change),
    closeIncident: ({ id }) => desk.close(id),
    dismissSuggestion: ({ key }) => desk.dismiss(key),
    incidentHistory: (request) => desk.history(request),
    incidentView: ({ id }) => desk.view(id),
    incidentParts: ({ id }) => desk.parts(id),
    async exportReport({ id, format }) {
      const view = await desk.view(id);
      if (!view.ok) return view;
      const report = { ...facts(), view: view.value };
      const request = {
        title: 'Tocsin',
        name: fileName('incident', format, view.value.incident.confirmedAtMs),
      };
      const saved = await paper.saveAs(request, () => reportAs(report, format));
      noteExport(saved, { format, incident: id });
      return saved;
    },
    async exportActivity({ format }) {
      const head = activity.head({ world: deps.environment, exportedAtMs: deps.now() });
      if (!head.ok) return head;
      const request = { title: 'Tocsin', name: fileName('record', format, deps.now()) };
      const saved = await paper.saveAs(request, () => recordAs(head.value, format));
      noteExport(saved, { format, count: head.value.count });
      return saved;
    },
  };
}

/** `record-2026-11-22.json` */
function fileName(what: string, extension: string, atMs: number): string {
  return `${what}-${new Date(atMs).toISOString().slice(0, 10)}.${extension}`;
}
