// Whether this Linux desktop has a place for tray icons, which may come long after the app: at login, say, or never.
import type { Failure } from '../../shared/core/failure';
import type { Clock } from '../core/lib/clock';
import { within, type SessionBus } from './session-bus/session-bus';

export interface TrayHostDeps {
  readonly bus: SessionBus;
  readonly clock: Clock;
  /** A host that has never seen our icon. */
  readonly onHost: () => void;
  /** Why nobody may see the icon; null once a host is there. */
  readonly onHealth: (failure: Failure | null) => void;
}

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const OWNER = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER}'`;
const HOSTS = `type='signal',sender='${WATCHER}',path='${PATH}',interface='${WATCHER}'`;

/** At login the tray comes a while after the programs. */
const GRACE_MS = 10_000;
/** A watcher that has not answered by then will not show anything soon. */
const PATIENCE_MS = 5000;
/** While there is none it is looked for again this often, whatever was heard. */
const LOOK_AGAIN_MS = 15_000;

const NO_HOST: Failure = { kind: 'unavailable', detail: 'no tray host has registered itself' };

/** Watches until the returned function is called. */
export function watchTrayHost({ bus, clock, onHost, onHealth }: TrayHostDeps): () => void {
  let isThere = false;
  let looks = 0;
  let missing = NO_HOST;
  let isInGrace = true;
  let again: { cancel(): void } | undefined;
  const grace = clock.after(GRACE_MS, () => {
    isInGrace = false;
    if (!isThere) onHealth(missing);
  });

  const lost = (failure: Failure): void => {
    isThere = false;
    missing = failure;
    if (!isInGrace) onHealth(failure);
    again?.cancel();
    again = clock.after(LOOK_AGAIN_MS, () => void look());
  };

  const found = (): void => {
    onHealth(null);
    if (isThere) return;
    isThere = true;
    onHost();
  };

  /** A watcher without a host takes icons and shows them nowhere. */
  const look = async (): Promise<void> => {
    looks += 1;
    const mine = looks;
    again?.cancel();
    const asked = bus.call({
      destination: WATCHER,
      path: PATH,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [WATCHER, 'IsStatusNotifierHostRegistered'],
    });
    const answer = await within(clock, PATIENCE_MS, asked);
    if (mine !== looks) return;
    if (!answer.ok) lost(answer.failure);
    else if (isYes(answer.value[0])) found();
    else lost(NO_HOST);
  };

  bus.watch(OWNER, ({ member, body: [name, , owner] }) => {
    if (member !== 'NameOwnerChanged' || name !== WATCHER) return;
    isThere = false;
    if (owner !== '') void look();
    else lost(NO_HOST);
  });
  bus.watch(
    HOSTS,
    ({ interface: from, path }) => {
      if (from === WATCHER && path === PATH && !isThere) void look();
    },
    () => void look(),
  );
  void look();

  return () => {
    looks += 1;
    grace.cancel();
    again?.cancel();
  };
}

/** A boolean in the library's form of a variant: its signature tree, then its values. */
function isYes(variant: unknown): boolean {
  return Array.isArray(variant) && Array.isArray(variant[1]) && variant[1][0] === true;
}
