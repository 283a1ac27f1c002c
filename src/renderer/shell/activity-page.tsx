// The Activity screen with the incidents in it.
import { IncidentsTab } from '../features/incidents/incident-list';
import { Suggestions } from '../features/incidents/suggestions';
import { ActivityScreen } from '../features/record/activity-screen';

export function ActivityPage() {
  return (
    <ActivityScreen
      suggestions={(onConfirmed) => <Suggestions onConfirmed={onConfirmed} />}
      incidents={(open, onOpen) => <IncidentsTab open={open} onOpen={onOpen} />}
    />
  );
}
