// The contacts of one environment: read from both services, searched, changed, imported, exported and printed.
import { isContactChangeDelivery } from '../../../shared/delivery';
import type { Failure, Result } from '../../../shared/core/failure';
import type { SecretName } from '../../../shared/settings/secret';
import type { AppState } from '../../../shared/state';
import type { Feature, Ground, Sender } from '../../core/feature';
import type { Paper } from '../../core/lib/paper-port';
import type { Batches } from '../../core/outbox/batch';
import { createContactAnswers, type ContactAnswers } from './contact-answers';
import { createContactClients, type ContactClientsDeps } from './contact-clients';
import { createContactHandlers, type ContactHandlers } from './contact-handlers';
import { configuredSources } from './contact-sources';
import { createDirectoryDesk, type DirectoryDeskDeps } from './directory-desk';

export interface ContactsDeps {
  readonly ground: Ground;
  readonly ways: ContactClientsDeps['ways'];
  readonly threads: Pick<DirectoryDeskDeps, 'startThread' | 'readXlsx'>;
  readonly keyOf: (name: SecretName, vendor: string) => Promise<Result<string>>;
  /** Of CHeKT. */
  readonly siteIds: () => readonly string[];
  readonly batches: Batches;
  readonly paper: Paper;
}

export interface ContactsFeature extends Feature {
  readonly calls: ContactHandlers;
  state(): Pick<AppState, 'directory'>;
  readonly send: Sender;
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
      emergency24Key: (name) => deps.keyOf(name, 'Emergency24'),
      chektUrl: () => ground.addressOf('chekt'),
      emergency24Url: () => ground.addressOf('emergency24'),
      chektKey: () => deps.keyOf('chekt.apiKey', 'CHeKT'),
      ways: deps.ways,
    }),
    siteIds,
    sources: () => configuredSources({ world: environment, settings, vault }, siteIds()),
    batches: deps.batches,
  });
  const answers = createContactAnswers({ ...ground, desk });
  return {
    answers,
    send: (_request, delivery, hooks) =>
      isContactChangeDelivery(delivery)
        ? desk.send(delivery, hooks)
        : Promise.resolve({ kind: 'refused', failure: NO_CHANGE }),
    calls: createContactHandlers({
      ...ground,
      desk,
      now: () => ground.clock.now(),
      paper: deps.paper,
    }),
    state: () => ({ directory: desk.state() }),
    isBusy: () => desk.isBusy() || answers.isVisited(),
    start: () => void desk.start(),
    close: () => desk.close(),
  };
}
