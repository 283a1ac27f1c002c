// The ways out to each vendor; what must reach people only once has a way of its own.
import { VendorId } from '../../shared/core/vendor';
import type { HttpPort } from '../core/lib/vendor-port';
import { createFreshConnections } from './fresh-connections';
import type { VendorConnection } from './vendor-connection';

/** `width`: as many as the outbox sends to one vendor at a time. */
export function createWays(openWay: (name: string) => VendorConnection, width: number) {
  const ways = VendorId.options.map((vendor) => [vendor, openWay(vendor)] as const);
  const once = new Map<VendorId, HttpPort>();
  return {
    to: Object.fromEntries(ways) as Readonly<Record<VendorId, VendorConnection>>,
    once(vendor: VendorId): HttpPort {
      const way =
        once.get(vendor) ??
        createFreshConnections((number) => openWay(`${vendor}-once-${number}`), width);
      once.set(vendor, way);
      return way;
    },
  };
}
