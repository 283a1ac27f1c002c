// The directory as the CSV that the window writes, for the command line to fetch in portions.
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import { failed, ok, type Result, type Failure } from '../../../../shared/core/failure';
import type { Language } from '../../../../shared/core/language';
import { createVisits, type VisitsDeps } from '../../../core/lib/visits';
import { exportCsv } from './export';

/** Why the directory does not answer a question. */
export const NOBODY: Failure = {
  kind: 'rejected',
  reason: 'not-found',
  detail: 'no such person',
  field: 'key',
};

export const OVERTAKEN: Failure = {
  kind: 'unavailable',
  reason: 'overtaken',
  detail: 'something newer has been asked meanwhile: this search was not carried out',
};

export const NOTHING_SET_UP: Failure = {
  kind: 'not-configured',
  detail: 'neither Emergency24 nor CHeKT is set up: a key, and for CHeKT a site, are needed',
};

export function notSetUp(source: ContactSource): Failure {
  const detail =
    source === 'chekt'
      ? 'CHeKT is not set up: a key and a site are needed'
      : 'Emergency24 is not set up: a key is needed';
  return { kind: 'not-configured', detail };
}

export interface ExportVisitsDeps extends Pick<VisitsDeps, 'clock' | 'newId'> {
  /** The directory of the world the desk is in. */
  readonly desk: () => {
    isWhole(source: ContactSource): Promise<Result<boolean>>;
    configured(): readonly ContactSource[];
  };
  readonly records: (source?: ContactSource) => Iterable<SourceRecord>;
  readonly language: () => Language;
  /** Who takes people out of the house leaves a trace in the record. */
  readonly record: (source: ContactSource | undefined) => void;
}

/** `unread`: of which services nobody knows everybody yet. */
export type ExportBegun =
  { readonly kind: 'unread' } | { readonly kind: 'begun'; readonly visit: string };

export interface ExportVisits {
  /** Without a source: of every service that is set up. */
  open(source: ContactSource | undefined): Promise<Result<ExportBegun>>;
  /** Null: that was all. */
  next(visit: string): Promise<Result<string | null>>;
  count(): number;
}

const MOST = 4;
const IDLE_MS = 60_000;

export function createExportVisits(deps: ExportVisitsDeps): ExportVisits {
  const visits = createVisits<Iterator<string, undefined>>({
    ...deps,
    most: MOST,
    idleMs: IDLE_MS,
  });

  /** What cannot be read, or was not yet, would be a table that says that nobody is there. */
  async function isWhole(source: ContactSource | undefined): Promise<Result<boolean>> {
    const desk = deps.desk();
    const first = await desk.isWhole(source ?? desk.configured()[0] ?? 'emergency24');
    if (source !== undefined) return first;
    const sources = desk.configured();
    if (sources.length === 0) return first.ok ? failed(NOTHING_SET_UP) : first;
    for (const each of sources) {
      const whole = await desk.isWhole(each);
      if (!whole.ok || !whole.value) return whole;
    }
    return ok(true);
  }

  return {
    async open(source) {
      const whole = await isWhole(source);
      if (!whole.ok) return whole;
      if (!whole.value) return ok({ kind: 'unread' });
      const pieces = exportCsv(deps.records(source), deps.language())[Symbol.iterator]();
      const opened = visits.open(pieces);
      if (!opened.ok) return opened;
      deps.record(source);
      return ok({ kind: 'begun', visit: opened.value.visit });
    },
    async next(visit) {
      const piece = await visits.step(visit, (pieces) => {
        const next = pieces.next();
        return ok(next.done === true ? null : next.value);
      });
      if (piece.ok && piece.value === null) visits.close(visit);
      return piece;
    },
    count: () => visits.count(),
  };
}
