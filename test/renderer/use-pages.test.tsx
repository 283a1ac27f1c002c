// A list read page by page: no doubles, no holes, nothing lost by a failure, nothing of the other world.
import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { failed, ok, type Result } from '../../src/shared/core/failure';
import { usePages, type Pages, type PageSource } from '../../src/renderer/kit/use-pages';
import { stateWith } from '../fakes/app-state';
import { openWindow } from './fake-window';

const LENGTH = 5;
const BROKEN = { kind: 'storage', detail: 'the disk is broken' } as const;
const downFrom = (newest: number, length: number) =>
  Array.from({ length: Math.max(0, Math.min(length, newest)) }, (_, index) => newest - index);

/** Numbers down to 1, the newest first; each reading is answered when the test says so. */
function readingDown() {
  const waiting: ((answer?: Result<readonly number[]>) => void)[] = [];
  let newest = 0;
  const source: PageSource<number> = {
    length: LENGTH,
    read: (_api, last) =>
      new Promise((resolve) => {
        const page = downFrom(last === undefined ? newest : last - 1, LENGTH);
        waiting.push((answer = ok(page)) => resolve(answer));
      }),
    keyOf: (item) => item,
  };
  const result: { current?: Pages<number> } = {};
  function Probe() {
    Object.assign(result, { current: usePages(source) });
    return null;
  }
  const { push } = openWindow(stateWith(), <Probe />);
  const now = (): Pages<number> => {
    if (result.current === undefined) throw new Error('nothing is drawn');
    return result.current;
  };
  const answer = (index = 0, given?: Result<readonly number[]>) =>
    act(async () => {
      waiting.splice(index, 1)[0]?.(given);
      await Promise.resolve();
    });
  return {
    now,
    waiting,
    answer,
    push,
    refresh: () => act(() => now().refresh()),
    older: () => act(() => now().loadOlder()),
    async read(to: number) {
      newest = to;
      this.refresh();
      await answer();
    },
    grow: (to: number) => void (newest = to),
  };
}

describe('a list that is read page by page', () => {
  it('is loading until the first page is here, and complete once a page is short', async () => {
    const list = readingDown();
    expect(list.now()).toMatchObject({ phase: 'loading', items: [] });
    await list.read(8);
    expect(list.now()).toMatchObject({ phase: 'ready', complete: false, items: downFrom(8, 5) });
    list.older();
    expect(list.now().loadingOlder).toBe(true);
    await list.answer();
    expect(list.now()).toMatchObject({
      complete: true,
      loadingOlder: false,
      items: downFrom(8, 8),
    });
  });

  it('puts a new page in front of what it touches, and keeps what is known of its end', async () => {
    const list = readingDown();
    await list.read(8);
    list.older();
    await list.answer();
    await list.read(10);
    expect(list.now()).toMatchObject({ complete: true, items: downFrom(10, 10) });
  });

  it('starts over rather than showing a hole', async () => {
    const list = readingDown();
    await list.read(8);
    await list.read(30);
    expect(list.now()).toMatchObject({ complete: false, items: downFrom(30, 5) });
  });

  it('drops an older page whose place is gone, and lets the next one be asked for', async () => {
    const list = readingDown();
    await list.read(10);
    list.older();
    list.grow(30);
    list.refresh();
    await list.answer(1);
    await list.answer();
    expect(list.now()).toMatchObject({ items: downFrom(30, 5), loadingOlder: false });
    list.older();
    await list.answer();
    expect(list.now().items).toEqual(downFrom(30, 10));
  });

  it('asks for one older page at a time, and for none behind nothing', async () => {
    const list = readingDown();
    list.older();
    expect(list.waiting).toHaveLength(0);
    await list.read(20);
    list.older();
    list.older();
    expect(list.waiting).toHaveLength(1);
  });

  it('shows no item twice, also when pages overlap', async () => {
    const list = readingDown();
    await list.read(10);
    list.older();
    await list.answer(0, ok([7, 6, 5, 4, 3]));
    expect(list.now().items).toEqual(downFrom(10, 8));
  });

  it('keeps what was read when a later reading fails, and recovers with the next', async () => {
    const list = readingDown();
    list.refresh();
    await list.answer(0, failed(BROKEN));
    expect(list.now()).toMatchObject({ phase: 'failed', failure: BROKEN });
    await list.read(8);
    list.older();
    await list.answer(0, failed(BROKEN));
    expect(list.now()).toMatchObject({ phase: 'ready', failure: BROKEN, loadingOlder: false });
    expect(list.now().items).toEqual(downFrom(8, 5));
    await list.read(8);
    expect(list.now().failure).toBeNull();
  });

  it('lets no older answer overtake a newer one', async () => {
    const list = readingDown();
    list.grow(8);
    list.refresh();
    list.grow(10);
    list.refresh();
    await list.answer(1);
    await list.answer();
    expect(list.now().items).toEqual(downFrom(10, 5));
  });

  it('shows nothing of one world in the other, also where their items are numbered alike', async () => {
    const list = readingDown();
    await list.read(8);
    list.older();
    await list.answer();
    list.push(stateWith({ world: 'practice', revision: 2 }));
    expect(list.now()).toMatchObject({ phase: 'loading', items: [], complete: false });
    await list.read(10);
    expect(list.now()).toMatchObject({ items: downFrom(10, 5), complete: false });
  });
});
