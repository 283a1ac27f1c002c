// The ways out to each vendor; what must reach people only once has a way of its own.
import { createFreshConnections } from './fresh-connections';
import type { VendorConnection } from './vendor-connection';

/** `width`: as many as the outbox sends to one vendor at a time. */
export function createWays(openWay: (name: string) => VendorConnection, width: number) {
  const once = (name: string) =>
    createFreshConnections((number) => openWay(`${name}-${number}`), width);
  return {
    share911: openWay('share911'),
    chekt: openWay('chekt'),
    chektQuestions: once('chekt-question'),
    emergency24: openWay('emergency24'),
    rapidsos: openWay('rapidsos'),
    emergency24Changes: once('emergency24-change'),
  };
}
