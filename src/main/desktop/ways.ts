// The ways out to each vendor; what must reach people only once has a way of its own.
import { VendorId } from '../../shared/core/vendor';
import type { VendorConnection } from './vendor-connection';
import type { HttpAnswer, HttpPort } from '../core/lib/vendor-port';

/** One session's connections. */
interface Line extends HttpPort {
  reset(): Promise<void>;
}

const NOT_OPENED: HttpAnswer = { kind: 'failed', code: 'ERR_FAILED', written: 'no' };

/**
 * Chromium repeats a request by itself, a POST too, when a kept connection turns out to be dead (measured).
 * For a check-in that is harmless; a question to people would reach them twice. So each request takes a
 * session that nobody else uses at that moment and closes what it has kept before.
 */
export function createFreshConnections(open: (number: number) => Line, width: number): HttpPort {
  const idle = Array.from({ length: width }, (_, number) => open(number));
  const waiting: ((line: Line) => void)[] = [];

  const take = (): Promise<Line> => {
    const line = idle.pop();
    if (line !== undefined) return Promise.resolve(line);
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  };
  const giveBack = (line: Line): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(line);
    else next(line);
  };

  return {
    async send(request) {
      const line = await take();
      try {
        const cleared = await line.reset().then(
          () => true,
          () => false,
        );
        return cleared ? await line.send(request) : NOT_OPENED;
      } finally {
        giveBack(line);
      }
    },
  };
}

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
