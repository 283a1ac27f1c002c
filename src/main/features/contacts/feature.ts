// The contacts of one environment: read from both services, searched, changed, imported, exported and printed.
import { isContactChangeDelivery } from '../../../shared/delivery';
import type { Failure } from '../../../shared/core/failure';
import type { AppState } from '../../../shared/state';
import type { Feature, Ground, Sender } from '../../core/feature';
import type { Paper } from '../../core/lib/paper-port';
import type { Batches } from '../../core/outbox/batch';
import { createContactAnswers, type ContactAnswers } from './contact-answers';
import { createContactClients } from './contact-clients';
import { createContactHandlers, type ContactHandlers } from './contact-handlers';
import { configuredSources } from './contact-sources';
import { createDirectoryDesk, type DirectoryDeskDeps } from './directory-desk';

export interface ContactsDeps {
  readonly ground: Ground;
  readonly threads: Pick<DirectoryDeskDeps, 'startThread' | 'readXlsx'>;
  /** Of CHeKT. */
  readonly siteIds: () => readonly string[];
  readonly batches: Batches;
  readonly paper: Paper;
}

export interface ContactsFeature extends Feature {
  readonly calls: ContactHandlers;
  state(): Pick<AppState, 'directory'>;
  readonly sends: { readonly 'contact-change': Sender };
  /** What the command line may ask. */
  readonly answers: ContactAnswers;
}

const NO_CHANGE: Failure = { kind: 'bug', detail: 'this delivery changes no contact' };

export function createContacts(deps: ContactsDeps): ContactsFeature {
  const { ground, siteIds } = deps;
  const { environment, settings, vault } = ground;
  const desk = createDirectoryDesk({
    ...ground,
    ...deps.threads,
    dataKey: () => vault.dataKey(),
    clients: createContactClients({
      settings,
      isPractice: environment === 'practice',
      addressOf: (vendor) => ground.addressOf(vendor),
      keyOf: (name) => ground.keyOf(name),
      ways: ground.ways,
    }),
    siteIds,
    sources: () => configuredSources({ world: environment, settings, vault }, siteIds()),
    batches: deps.batches,
  });
  const answers = createContactAnswers({ ...ground, desk });
  return {
    answers,
    sends: {
      'contact-change': (_request, delivery, hooks) =>
        isContactChangeDelivery(delivery)
          ? desk.send(delivery, hooks)
          : Promise.resolve({ kind: 'refused', failure: NO_CHANGE }),
    },
    calls: createContactHandlers({
      ...ground,
      desk,
      now: () => ground.clock.now(),
      paper: deps.paper,
    }),
    state: () => ({ directory: desk.state() }),
    isBusy: () => desk.isBusy() || answers.isVisited(),
    start() {
      // Closed while it is still read: nobody waits for that any more.
      desk.start().catch((error: unknown) => ground.log(`contacts: ${String(error)}`));
    },
    close: () => desk.close(),
  };
}
