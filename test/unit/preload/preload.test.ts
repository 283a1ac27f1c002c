// What the page can reach of Electron: one object with three functions.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../src/shared/core/failure';
import type { TocsinApi } from '../../../src/shared/ipc';
import type { AppState } from '../../../src/shared/state';
import { stateWith } from '../../fakes/app-state';

type Heard = (event: unknown, value: unknown) => void;

/** Electron's two preload modules, as far as the preload uses them. */
class FakeElectron {
  readonly exposed = new Map<string, unknown>();
  readonly listeners = new Map<string, Set<Heard>>();
  readonly invoked: unknown[][] = [];
  answer: (channel: string) => Promise<unknown> = () => Promise.resolve({ ok: true, value: null });
  readonly contextBridge = {
    exposeInMainWorld: (name: string, value: unknown) => void this.exposed.set(name, value),
  };
  readonly ipcRenderer = {
    invoke: (channel: string, ...asked: unknown[]) => {
      this.invoked.push([channel, ...asked]);
      return this.answer(channel);
    },
    on: (channel: string, heard: Heard) => void this.heardOn(channel).add(heard),
    removeListener: (channel: string, heard: Heard) => void this.heardOn(channel).delete(heard),
  };
  heardOn(channel: string): Set<Heard> {
    const heard = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, heard);
    return heard;
  }
  push(channel: string, value: unknown): void {
    for (const heard of this.heardOn(channel)) heard({ sender: 'electron' }, value);
  }
}

let electron: FakeElectron;
let api: TocsinApi;
const settle = () => new Promise((resolve) => setImmediate(resolve));
const snapshot = (revision: number): Result<AppState> => ({
  ok: true,
  value: stateWith({ revision }),
});

beforeEach(async () => {
  electron = new FakeElectron();
  vi.resetModules();
  vi.doMock('electron', () => electron);
  await import('../../../src/preload/index');
  api = electron.exposed.get('tocsin') as TocsinApi;
});

describe('window.tocsin', () => {
  it('is the only thing the page is given', () => {
    expect([...electron.exposed.keys()]).toEqual(['tocsin']);
    expect(Object.keys(api).sort()).toEqual(['call', 'onShow', 'onState']);
  });

  it('passes a call on as it is and hands its answer back', async () => {
    expect(await api.call('cancel', { id: 'x' })).toEqual({ ok: true, value: null });
    expect(electron.invoked).toEqual([['tocsin:call', 'cancel', { id: 'x' }]]);
  });

  it.each(['', 'tocsin:state', '__proto__'])(
    'asks main on one channel only, whatever the name: "%s"',
    async (name) => {
      await api.call(name as 'goPractice', undefined);
      expect(electron.invoked).toEqual([['tocsin:call', name, undefined]]);
    },
  );

  it('answers a failure when the main process throws', async () => {
    electron.answer = () => Promise.reject(new Error('x'.repeat(5000)));
    const answer = await api.call('goPractice', undefined);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'bug' } });
    expect(answer.ok ? 0 : answer.failure.detail.length).toBeLessThanOrEqual(500);
  });
});

describe('listening to the state', () => {
  it('begins with the present state and goes on with every change', async () => {
    electron.answer = () => Promise.resolve(snapshot(4));
    const seen: number[] = [];
    api.onState((state) => seen.push(state.revision));
    await settle();
    electron.push('tocsin:state', stateWith({ revision: 5 }));
    expect(seen).toEqual([4, 5]);
  });

  it('drops a first state that was overtaken by a newer one', async () => {
    let deliver: (value: unknown) => void = () => undefined;
    electron.answer = () => new Promise((resolve) => (deliver = resolve));
    const seen: number[] = [];
    api.onState((state) => seen.push(state.revision));
    electron.push('tocsin:state', stateWith({ revision: 6 }));
    deliver(snapshot(5));
    await settle();
    electron.push('tocsin:state', stateWith({ revision: 3 }));
    expect(seen).toEqual([6]);
  });

  it('truly ends with its own removal, and only its own', async () => {
    electron.answer = () => Promise.resolve(snapshot(1));
    const [first, second]: [number[], number[]] = [[], []];
    const removeFirst = api.onState((state) => first.push(state.revision));
    api.onState((state) => second.push(state.revision));
    removeFirst();
    await settle();
    electron.push('tocsin:state', stateWith({ revision: 2 }));
    expect([first, second]).toEqual([[], [1, 2]]);
    expect(electron.heardOn('tocsin:state').size).toBe(1);
  });

  it('asks again when the first answer was a failure', async () => {
    vi.useFakeTimers();
    try {
      electron.answer = () => Promise.reject(new Error('not ready'));
      const seen: number[] = [];
      api.onState((state) => seen.push(state.revision));
      await vi.advanceTimersByTimeAsync(400);
      electron.answer = () => Promise.resolve(snapshot(1));
      await vi.advanceTimersByTimeAsync(200);
      expect(seen).toEqual([1]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps what belongs to Electron away from the page', () => {
    const heard: unknown[][] = [];
    const remove = api.onShow((...values: unknown[]) => heard.push(values));
    electron.push('tocsin:show', 'panic');
    remove();
    electron.push('tocsin:show', 'settings');
    expect(heard).toEqual([['panic']]);
  });
});
