// What the running app answers to another process about questions to contacts, and about the directory.
import { describe, expect, it } from 'vitest';
import { createAppAnswers } from '../../../src/main/command-line/app-answers';
import type { ContactHit } from '../../../src/shared/contacts/contact';
import type { Delivery } from '../../../src/shared/delivery';
import { failed, ok, type Result } from '../../../src/shared/core/failure';
import { SecretName, SecretsReport } from '../../../src/shared/settings/secret';
import type { Verification } from '../../../src/shared/verification/verification';
import { deliveryWith, stateWith } from '../../fakes/app-state';
import { createManualClock } from '../../fakes/clock';
import { QUESTION_ID, savedQuestion } from '../../fakes/saved-questions';

const LOCKED = {
  kind: 'storage',
  reason: 'keyring-locked',
  detail: 'the keyring is locked',
} as const;
const UNREADABLE = SecretsReport.parse({
  secrets: Object.fromEntries(SecretName.options.map((name) => [name, 'unreadable'])),
  failure: LOCKED,
});
const STORAGE = failed({ kind: 'storage', detail: 'the disk is broken' });
const request = {
  siteId: 'site_1',
  contacts: [{ contactId: 'contact_1' }],
  method: 'sms' as const,
};

function appWith(
  parts: {
    readonly list?: Result<readonly Verification[]>;
    readonly hits?: Result<readonly ContactHit[]>;
    readonly isReading?: boolean;
  } = {},
) {
  const clock = createManualClock();
  const listeners = new Set<() => void>();
  const known = new Map<string, Verification>();
  const asked: unknown[] = [];
  let pokes = 0;
  const answer = createAppAnswers({
    state: () => {
      const state = stateWith();
      const { isReading = false } = parts;
      return { ...state, directory: { ...state.directory, searchReady: !isReading } };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    environment: () => ({
      world: 'live',
      outbox: {
        get: (id): Delivery | undefined => (id === PRESS.id ? PRESS : undefined),
        poke: () => void (pokes += 1),
      },
      features: {
        panic: { press: () => PRESS },
        verification: {
          verify(...given) {
            asked.push(given);
            return ok(savedQuestion());
          },
          get: (id) => known.get(id),
          history: ({ limit }) => {
            asked.push(limit);
            return parts.list ?? ok([...known.values()]);
          },
          strays: () => ok([]),
        },
        contacts: {
          answers: {
            sync() {
              asked.push('sync');
              return Promise.resolve(ok(null));
            },
            states: () => [],
            search(search) {
              asked.push(search);
              return Promise.resolve(parts.hits ?? ok([HIT]));
            },
            person: () => null,
            importStep(step) {
              asked.push(step);
              return Promise.resolve(ok({ visit: 'v' }));
            },
            exportStep(step) {
              asked.push(step);
              return Promise.resolve(ok(null));
            },
          },
        },
        calls: {
          list: (request) => {
            asked.push(request);
            return ok([{ id: 'call-1' }] as never);
          },
        },
        alerts: {
          history: ({ limit }) => {
            asked.push(limit);
            return ok([{ seq: 1 }] as never);
          },
        },
      },
    }),
    clock,
    secrets: {
      report: () => Promise.resolve(UNREADABLE),
      set(name, value) {
        asked.push(['set', name, value]);
        return Promise.resolve(ok(null));
      },
      clear(name) {
        asked.push(['clear', name]);
        return Promise.resolve(failed(LOCKED));
      },
    },
  });
  return {
    answer,
    asked,
    clock,
    pokes: () => pokes,
    listeners: () => listeners.size,
    become(verification: Verification) {
      known.set(verification.id, verification);
      for (const listener of [...listeners]) listener();
    },
  };
}

const HIT: ContactHit = {
  key: 'emergency24//10',
  name: 'Ana García',
  detail: '',
  sources: ['emergency24'],
  matched: 'name',
};
const PRESS = deliveryWith('THREAT', { state: 'unsure' });
const WAIT = { call: 'wait-verification', id: QUESTION_ID, timeoutMs: 1000 } as const;

describe('the running app, asked by the command line', () => {
  it('takes a question over under the id it was given, as one of the command line', async () => {
    const app = appWith();
    const answer = await app.answer({ call: 'verify', id: QUESTION_ID, request });
    expect(answer).toEqual(ok(savedQuestion()));
    expect(app.asked).toEqual([[request, 'command-line', QUESTION_ID]]);
  });

  it.each(['accepted', 'failed', 'expired', 'cancelled', 'taken-as-sent', 'unsure'] as const)(
    'answers the wait for a question as soon as it is %s',
    async (state) => {
      const app = appWith();
      app.become(savedQuestion({ state: 'sending' }));
      const waiting = app.answer(WAIT);
      app.become(savedQuestion({ state }));
      expect(await waiting).toMatchObject({ ok: true, value: { delivery: { state } } });
      expect(app.clock.pending()).toBe(0);
      expect(app.listeners()).toBe(0);
    },
  );

  it('finds a question that another process has just put on disk', async () => {
    const app = appWith();
    const waiting = app.answer(WAIT);
    expect(app.pokes()).toBe(1);
    app.become(savedQuestion({ state: 'accepted' }));
    expect(await waiting).toMatchObject({ ok: true });
  });

  it('answers how a question stands when the time is up', async () => {
    const app = appWith();
    app.become(savedQuestion({ state: 'waiting' }));
    const waiting = app.answer(WAIT);
    await app.clock.advance(1000);
    expect(await waiting).toMatchObject({ ok: true, value: { delivery: { state: 'waiting' } } });
    expect(app.listeners()).toBe(0);
  });

  it('says so when it does not know the question', async () => {
    const app = appWith();
    const waiting = app.answer(WAIT);
    await app.clock.advance(1000);
    expect(await waiting).toMatchObject({ ok: false, failure: { kind: 'rejected', field: 'id' } });
  });

  it('waits on with a press that is unsure: a press is repeated by itself', async () => {
    const app = appWith();
    let answered = false;
    void app.answer({ call: 'wait', id: PRESS.id, timeoutMs: 1000 }).then(() => (answered = true));
    await app.clock.advance(999);
    expect(answered).toBe(false);
    await app.clock.advance(1);
    expect(answered).toBe(true);
  });

  it('lists calls with numbers only when it is asked to, and alerts', async () => {
    const app = appWith();
    expect(await app.answer({ call: 'calls', reveal: false, limit: 5 })).toEqual(
      ok([{ id: 'call-1' }]),
    );
    expect(await app.answer({ call: 'alerts', limit: 7 })).toEqual(ok([{ seq: 1 }]));
    expect(app.asked).toEqual([{ call: 'calls', reveal: false, limit: 5 }, 7]);
  });

  it('lists questions and events that belong to none', async () => {
    const app = appWith();
    app.become(savedQuestion());
    const answer = await app.answer({ call: 'verifications', limit: 7 });
    expect(answer).toEqual(ok({ verifications: [savedQuestion()], strays: [] }));
    expect(app.asked).toEqual([7]);
  });

  it('tells why it cannot list them', async () => {
    const app = appWith({ list: STORAGE });
    expect(await app.answer({ call: 'verifications', limit: 7 })).toEqual(STORAGE);
  });

  it('tells what the keychain says to it, and changes a key itself', async () => {
    const app = appWith();
    expect(await app.answer({ call: 'secrets' })).toEqual(ok(UNREADABLE));
    const name = 'share911.apiKey';
    expect(await app.answer({ call: 'set-secret', name, value: 'k' })).toEqual(ok(null));
    expect(await app.answer({ call: 'clear-secret', name })).toEqual(failed(LOCKED));
    expect(app.asked).toEqual([
      ['set', name, 'k'],
      ['clear', name],
    ]);
  });

  it('begins to read contacts without waiting for the end, and tells how far that is', async () => {
    const app = appWith();
    expect(await app.answer({ call: 'sync-contacts' })).toEqual(ok(null));
    expect(await app.answer({ call: 'contact-sync' })).toEqual(ok([]));
    expect(app.asked).toEqual(['sync']);
  });

  it('hands each step of a table on', async () => {
    const app = appWith();
    const step = { step: 'open', bytes: 7 } as const;
    expect(await app.answer({ call: 'import-contacts', step })).toEqual(ok({ visit: 'v' }));
    const next = { step: 'next', visit: 'v' } as const;
    expect(await app.answer({ call: 'export-contacts', step: next })).toEqual(ok(null));
    expect(app.asked).toEqual([step, next]);
  });

  it('finds people with what it takes to reach them', async () => {
    const app = appWith();
    const search = { query: 'ana', limit: 3 };
    const answer = await app.answer({ call: 'search-contacts', search });
    expect(answer).toEqual(ok([{ ...HIT, similar: false, phones: [], emails: [] }]));
    expect(app.asked).toEqual([search]);
    expect(await appWith({ hits: STORAGE }).answer({ call: 'search-contacts', search })).toEqual(
      STORAGE,
    );
  });

  it('does not say that nobody fits while people are still being read from the disk', async () => {
    const app = appWith({ isReading: true });
    const answer = await app.answer({ call: 'search-contacts', search: { query: 'a', limit: 1 } });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    expect(app.asked).toEqual([]);
  });
});
