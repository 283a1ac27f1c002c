// The loopback check and the receiver together, over real sockets.
import { expect, it } from 'vitest';
import { createSystemClock } from '../../../../src/main/core/lib/clock';
import { judge } from '../../../../src/main/vendors/http';
import { createLoopbackCheck } from '../../../../src/main/core/webhooks/loopback';
import { createNodeHttpPort } from '../../../fakes/node-http-port';
import { openReceiver, PATH } from './open-receiver';

it('a canary comes home through the receiver, is never stored, and is missed when nobody listens', async () => {
  const clock = createSystemClock();
  const loopback = createLoopbackCheck({
    url: () => `http://127.0.0.1:${desk.port}${PATH}`,
    http: createNodeHttpPort(),
    clock,
    sign: (body) => ({ 'X-Test-Signature': String(body.length) }),
    proves: ({ headers, body }) => headers['x-test-signature'] === String(body.length),
    judge: (answer) => {
      const outcome = judge(answer, clock.now());
      return outcome.kind === 'accepted' ? null : outcome.failure;
    },
  });
  const desk = await openReceiver({ canary: (webhook) => loopback.claim(webhook) });

  const home = await loopback.check();
  expect(home.failure).toBeNull();
  expect(home.tookMs).toBeGreaterThan(0);
  expect(home.tookMs).toBeLessThan(5_000);
  expect(desk.seen).toEqual([]);
  expect(desk.refused).toEqual([]);

  await desk.close();
  expect(await loopback.check()).toMatchObject({
    tookMs: null,
    failure: { kind: 'unavailable', reason: 'refused' },
  });
});
