// What happens inside the search thread: tasks in, replies out, and a full index swapped in when it is ready.
import { breathe } from '../../../core/lib/breathe';
import type { ContactHit } from '../../../../shared/contacts/contact';
import type { IndexedPerson } from './indexed-person';
import type { SearchIndex } from './search-index';
import type { SearchTask } from './worker-messages';

export interface SearchRoom {
  /** Resolves with the hits of a search, else with none; rejects when the index fails. */
  perform(task: SearchTask): Promise<readonly ContactHit[]>;
}

interface Loading {
  readonly index: SearchIndex;
  readonly slices: Slices;
  readonly steps: AsyncGenerator;
  /** Changed since the load began: what the load brings of them is older. */
  readonly changed: Set<string>;
}

export function createSearchRoom(createIndex: () => SearchIndex): SearchRoom {
  let current = createIndex();
  let loading: Loading | undefined;

  function stopLoading(): void {
    if (loading && loading.index !== current) loading.index.close();
    loading = undefined;
  }

  function beginLoading(): void {
    stopLoading();
    // The first load is searched while it grows; a later one replaces the old index when complete.
    const index = current.size === 0 ? current : createIndex();
    const slices = createSlices();
    loading = { index, slices, steps: index.load(slices), changed: new Set() };
  }

  async function add(people: readonly IndexedPerson[]): Promise<void> {
    if (!loading) throw new Error('No load has begun');
    const { slices, steps, changed } = loading;
    slices.push(people.filter(({ key }) => !changed.has(key)));
    await steps.next();
  }

  async function endLoading(): Promise<void> {
    const ended = loading;
    if (!ended) throw new Error('No load has begun');
    ended.slices.end();
    while ((await ended.steps.next()).done !== true) {
      await breathe();
      if (loading !== ended) return;
    }
    if (ended.index !== current) current.close();
    current = ended.index;
    loading = undefined;
  }

  function change(keys: readonly string[], apply: (index: SearchIndex) => void): void {
    apply(current);
    if (!loading) return;
    if (loading.index !== current) apply(loading.index);
    for (const key of keys) loading.changed.add(key);
  }

  return {
    async perform(task) {
      switch (task.task) {
        case 'begin-load':
          beginLoading();
          break;
        case 'add':
          await add(task.people);
          break;
        case 'end-load':
          await endLoading();
          break;
        case 'stop-load':
          stopLoading();
          break;
        case 'put': {
          const { people } = task;
          change(
            people.map(({ key }) => key),
            (index) => index.put(people),
          );
          break;
        }
        case 'remove':
          change(task.keys, (index) => index.remove(task.keys));
          break;
        case 'search':
          return current.search(task.query, task.limit);
      }
      return [];
    },
  };
}

// A stream that is fed from outside: slices pushed in here are iterated there.

type Slice = readonly IndexedPerson[];

interface Slices extends AsyncIterable<Slice> {
  push(slice: Slice): void;
  end(): void;
}

function createSlices(): Slices {
  const waiting: Slice[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  return {
    push(slice) {
      waiting.push(slice);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const next = waiting.shift();
        if (next) yield next;
        else if (ended) return;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
