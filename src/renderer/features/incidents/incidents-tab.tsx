// The incidents: all of them, or one that was opened.
import { IncidentList } from './incident-list';
import { IncidentView } from './incident-view';

interface IncidentsTabProps {
  /** The incident that is open, or null. */
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
}

export function IncidentsTab({ open, onOpen }: IncidentsTabProps) {
  return open === null ? (
    <IncidentList onOpen={onOpen} />
  ) : (
    <IncidentView key={open} id={open} onBack={() => onOpen(null)} />
  );
}
