// The search thread seen from the main process: loading, changing, newest question only, one crash survived.
import { describe, expect, it } from 'vitest';
import type { PersonSlices } from '../../../../../src/main/features/contacts/search/search-index';
import {
  createSearchWorker,
  type SearchState,
} from '../../../../../src/main/features/contacts/search/search-worker';
import { indexedPerson } from '../../../../fakes/indexed-people';
import { createFakeThread, type FakeThread } from '../../../../fakes/search-threads';

const ADAMS = indexedPerson('One Adams');
const BAKER = indexedPerson('Two Baker');

function desk(directory: () => PersonSlices = () => [[ADAMS], [BAKER]]) {
  const threads: FakeThread[] = [];
  const states: SearchState[] = [];
  const crashes: string[] = [];
  const worker = createSearchWorker({
    startThread() {
      const thread = createFakeThread();
      threads.push(thread);
      return thread;
    },
    reload: directory,
    onState: (state) => states.push(state),
    onCrash: (reason) => crashes.push(reason),
  });
  const newest = (): FakeThread => {
    const thread = threads.at(-1);
    if (!thread) throw new Error('No thread was started');
    return thread;
  };
  const names = async (query: string): Promise<string[] | undefined> =>
    (await worker.search(query, 20))?.map(({ key }) => key);
  return { worker, threads, states, crashes, newest, names };
}

/** A stream that waits before each slice until it is let on. */
function slowly(...slices: (readonly (typeof ADAMS)[])[]) {
  const gates = slices.map(() => {
    let open = (): void => undefined;
    const passed = new Promise<void>((resolve) => (open = resolve));
    return { open: () => open(), passed };
  });
  async function* stream() {
    for (const [at, slice] of slices.entries()) {
      await gates[at]?.passed;
      yield slice;
    }
  }
  return { people: stream(), letOn: (at: number) => gates[at]?.open() };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the search worker', () => {
  it('loads, tells how far it is, and searches', async () => {
    const { worker, states, names } = desk();
    expect(worker.state).toEqual({ phase: 'empty', loaded: 0 });
    await worker.load([[ADAMS], [BAKER]]);
    expect(states.map(({ phase, loaded }) => `${phase} ${loaded}`)).toEqual([
      'loading 0',
      'loading 1',
      'loading 2',
      'ready 2',
    ]);
    expect(await names('baker')).toEqual(['Two Baker']);
  });

  it('puts and removes', async () => {
    const { worker, names } = desk();
    await worker.put([ADAMS, BAKER]);
    await worker.remove(['One Adams']);
    expect(await names('adams')).toEqual([]);
    expect(await names('baker')).toEqual(['Two Baker']);
  });

  it('searches what has come so far during the first load', async () => {
    const { worker, names } = desk();
    const { people, letOn } = slowly([ADAMS], [BAKER]);
    const loading = worker.load(people);
    letOn(0);
    await settled();
    expect([await names('adams'), await names('baker')]).toEqual([['One Adams'], []]);
    letOn(1);
    await loading;
    expect(await names('baker')).toEqual(['Two Baker']);
  });

  it('searches the old persons until a second load is complete, and only the new ones then', async () => {
    const { worker, names } = desk();
    await worker.load([[ADAMS]]);
    const { people, letOn } = slowly([BAKER], []);
    const loading = worker.load(people);
    letOn(0);
    await settled();
    expect([await names('adams'), await names('baker')]).toEqual([['One Adams'], []]);
    letOn(1);
    await loading;
    expect([await names('adams'), await names('baker')]).toEqual([[], ['Two Baker']]);
  });

  it('keeps a change made during a load, though the load brings an older record', async () => {
    const { worker, names } = desk();
    await worker.load([[ADAMS]]);
    const { people, letOn } = slowly([BAKER, indexedPerson('Three Clark')], []);
    const loading = worker.load(people);
    await worker.put([indexedPerson('Two Bakerson', { key: 'Two Baker' })]);
    await worker.remove(['Three Clark']);
    letOn(0);
    letOn(1);
    await loading;
    expect([await names('bakerson'), await names('clark')]).toEqual([['Two Baker'], []]);
  });

  it('keeps the old persons when a load breaks off', async () => {
    const { worker, names } = desk();
    await worker.load([[ADAMS]]);
    function* broken() {
      yield [BAKER];
      throw new Error('the vault is locked');
    }
    await expect(worker.load(broken())).rejects.toThrow('the vault is locked');
    expect(worker.state.phase).toBe('ready');
    expect([await names('adams'), await names('baker')]).toEqual([['One Adams'], []]);
  });
});

describe('of the questions of one asker', () => {
  it('only the newest is answered, and those in between are never asked', async () => {
    const { worker, newest } = desk();
    await worker.put([ADAMS]);
    const release = newest().hold();
    const answers = ['a', 'ad', 'ada', 'adam'].map((query) => worker.search(query, 20));
    release();
    const got = await Promise.all(answers);
    expect(got.map((hits) => hits?.length)).toEqual([undefined, undefined, undefined, 1]);
    const asked = newest().asked.flatMap((one) => (one.task === 'search' ? [one.query] : []));
    expect(asked).toEqual(['a', 'adam']);
  });

  it('none takes the answer from another asker', async () => {
    const { worker, newest } = desk();
    await worker.put([ADAMS]);
    const release = newest().hold();
    const answers = [worker.search('a', 20), worker.search('ad', 20, 'command-line')];
    release();
    expect((await Promise.all(answers)).map((hits) => hits?.length)).toEqual([1, 1]);
  });
});

describe('a crash of the thread', () => {
  it('is survived once: everybody is loaded again from the directory', async () => {
    const { worker, threads, newest, crashes, names } = desk();
    await worker.load([[ADAMS]]);
    newest().crash();
    expect(threads).toHaveLength(2);
    expect(crashes).toEqual(['out of memory']);
    await expect.poll(() => worker.state.phase).toBe('ready');
    expect([await names('adams'), await names('baker')]).toEqual([['One Adams'], ['Two Baker']]);
  });

  it('loses no question and no change that was on its way', async () => {
    const { worker, newest, names } = desk();
    await worker.load([[ADAMS], [BAKER]]);
    newest().hold();
    const question = worker.search('adams', 20);
    const change = worker.put([BAKER]);
    newest().crash();
    await change;
    expect(await question).toBeDefined();
    expect(await names('baker')).toEqual(['Two Baker']);
  });

  it('in the middle of a load ends in a complete load', async () => {
    const { worker, newest, names } = desk();
    const { people, letOn } = slowly([ADAMS], [BAKER]);
    const loading = worker.load(people);
    letOn(0);
    await settled();
    newest().crash();
    letOn(1);
    await loading;
    expect(await names('baker')).toEqual(['Two Baker']);
  });

  it('a second time is said, until a load starts it anew', async () => {
    const { worker, threads, newest, names } = desk();
    await worker.load([[ADAMS]]);
    newest().crash();
    await expect.poll(() => worker.state.phase).toBe('ready');
    newest().crash();
    expect(worker.state.phase).toBe('down');
    await expect(worker.search('adams', 20)).rejects.toThrow('ended');
    await worker.load([[ADAMS]]);
    expect(threads).toHaveLength(3);
    expect(await names('adams')).toEqual(['One Adams']);
  });
});

describe('closing', () => {
  it('ends the thread and refuses what comes later, without starting it again', async () => {
    const { worker, threads, newest } = desk();
    await worker.close();
    expect(newest().terminated).toBe(true);
    newest().crash();
    expect(threads).toHaveLength(1);
    await expect(worker.search('adams', 20)).rejects.toThrow();
  });
});
