// A session bus that answers by hand: tests see each call and decide what becomes of it.
import { ok, failed, type Result } from '../../src/shared/core/failure';
import type {
  BusCall,
  BusSignal,
  SessionBus,
} from '../../src/main/desktop/session-bus/session-bus';

export interface SeenCall extends BusCall {
  answer(...body: readonly unknown[]): void;
  refuse(detail: string): void;
}

export function fakeSessionBus() {
  const calls: SeenCall[] = [];
  const listeners: ((signal: BusSignal) => void)[] = [];
  const bus: SessionBus = {
    call: (call) =>
      new Promise<Result<readonly unknown[]>>((settle) => {
        calls.push({
          ...call,
          answer: (...body) => settle(ok(body)),
          refuse: (detail) => settle(failed({ kind: 'unavailable', detail })),
        });
      }),
    watch: (_rule, onSignal) => void listeners.push(onSignal),
    close: () => undefined,
  };
  const signal = (one: BusSignal): void => listeners.forEach((listener) => listener(one));
  return {
    bus,
    calls,
    /** Calls of this method, in order. */
    of: (member: string): readonly SeenCall[] => calls.filter((call) => call.member === member),
    signal,
    ownerChanged: (name: string, owner: string): void => {
      const dbus = { path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
      signal({ ...dbus, member: 'NameOwnerChanged', body: [name, '', owner] });
    },
  };
}
