// What one world adds to the state that every screen draws.
import { isPressDelivery } from '../shared/delivery';
import type { AppState } from '../shared/state';
import type { OpenWorld } from './environment';

type WorldState = Pick<
  AppState,
  | 'world'
  | 'deliveries'
  | 'verifications'
  | 'strayEvents'
  | 'calls'
  | 'alerts'
  | 'incidents'
  | 'incidentSuggestions'
  | 'site'
  | 'directory'
  | 'practice'
>;

export function worldState(world: OpenWorld): WorldState {
  const { practice } = world;
  return {
    world: world.world,
    deliveries: world.outbox.deliveries().filter(isPressDelivery),
    verifications: world.verifications.all(),
    strayEvents: world.verifications.strays(),
    calls: world.incoming.calls.all(),
    alerts: world.incoming.alerts.all(),
    incidents: world.incidents.open(),
    incidentSuggestions: world.incidents.suggestions(),
    site: world.incoming.site(),
    directory: world.contacts.state(),
    practice: practice && {
      url: practice.url,
      scenario: practice.simulator.scenario(),
      siteId: practice.simulator.chekt.siteId,
    },
  };
}
