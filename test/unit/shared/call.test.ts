// A contract gives its handlers their types, and two of them never share a name.
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import {
  call,
  Done,
  joinContracts,
  Nothing,
  type HandlersOf,
  type InputOf,
  type OutputOf,
  type ParsedOf,
} from '../../../src/shared/core/call';
import { ok, type Result } from '../../../src/shared/core/failure';

const RING = {
  ring: call(
    z.strictObject({ times: z.string().transform(Number) }),
    z.object({ rung: z.number() }),
  ),
  hush: call(Nothing, Done),
};
const LAMP = { light: call(z.boolean(), Done) };

describe('a contract', () => {
  it('types what is said, what is heard and what is answered', () => {
    expectTypeOf<InputOf<typeof RING.ring>>().toEqualTypeOf<{ times: string }>();
    expectTypeOf<ParsedOf<typeof RING.ring>>().toEqualTypeOf<{ times: number }>();
    expectTypeOf<OutputOf<typeof RING.ring>>().toEqualTypeOf<{ rung: number }>();
  });

  it('has a handler for each call, at once or later', async () => {
    const handlers: HandlersOf<typeof RING> = {
      ring: ({ times }) => ok({ rung: times }),
      hush: () => Promise.resolve(ok(null)),
    };
    expect(await handlers.ring({ times: 3 })).toEqual(ok({ rung: 3 }));
    expectTypeOf(handlers.hush).returns.toEqualTypeOf<Result<null> | Promise<Result<null>>>();
    // @ts-expect-error: one is missing
    const lacking: HandlersOf<typeof RING> = { ring: handlers.ring };
    // @ts-expect-error: it answers something else
    const lying: HandlersOf<typeof LAMP> = { light: () => ok('on') };
    expect([lacking, lying]).toHaveLength(2);
  });
});

describe('joined contracts', () => {
  it('know every call under its name and type', () => {
    const joined = joinContracts(RING, LAMP);
    expect(Object.keys(joined)).toEqual(['ring', 'hush', 'light']);
    expect(joined.light).toBe(LAMP.light);
    expectTypeOf<keyof typeof joined>().toEqualTypeOf<'ring' | 'hush' | 'light'>();
    expectTypeOf<InputOf<typeof joined.ring>>().toEqualTypeOf<{ times: string }>();
  });

  it('refuse a name that two of them have', () => {
    expect(() => joinContracts(RING, LAMP, { hush: LAMP.light })).toThrow(
      'two contracts have a call named hush',
    );
  });
});
