// Reading pages of a long list: only what is in sight, two at once, and again when people have changed.
import { describe, expect, it } from 'vitest';
import type { ContactHit } from '../../src/shared/contacts/contact';
import type { DirectoryListing } from '../../src/shared/contacts/directory';
import { ok, type Result } from '../../src/shared/core/failure';
import type { WindowApi } from '../../src/renderer/kit/api';
import {
  createPageReader,
  hitAt,
  NO_PAGES,
  type PagesRead,
} from '../../src/renderer/features/contacts/page-reader';
import { hitWith } from './contacts-fixture';

const TOTAL = 100_000;

function openReader() {
  const open: { offset: number; answer: (result: Result<DirectoryListing>) => void }[] = [];
  const asked: number[] = [];
  const told: PagesRead[] = [];
  const call = (_name: string, input: unknown) => {
    const { offset } = input as { offset: number };
    asked.push(offset);
    return new Promise((answer) => open.push({ offset, answer }));
  };
  const reader = createPageReader({ call: call as WindowApi['call'] }, (read) => told.push(read));
  return {
    reader,
    asked,
    answerNobody: async () => {
      open.shift()?.answer(ok({ hits: [], total: 0 }));
      await Promise.resolve();
      await Promise.resolve();
    },
    now: () => told.at(-1),
    answer: async (name = 'Person') => {
      const next = open.shift();
      if (next === undefined) throw new Error('nothing is asked');
      const hits: ContactHit[] = Array.from({ length: 100 }, (_, at) =>
        hitWith(next.offset + at, { name: `${name} ${next.offset + at}` }),
      );
      next.answer(ok({ hits, total: TOTAL }));
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('reading pages', () => {
  it('asks for what is in sight and for nothing else', async () => {
    const { reader, asked, answer, now } = openReader();
    reader.want(0, 20);
    expect(asked).toEqual([]);
    reader.renew(1);
    expect(asked).toEqual([0]);
    await answer();
    expect(asked).toEqual([0]);
    expect(now()?.pages.total).toBe(TOTAL);
  });

  it('skips everything that was only scrolled past', async () => {
    const { reader, asked, answer } = openReader();
    reader.renew(1);
    for (let first = 0; first < 50_000; first += 200) reader.want(first, 20);
    await answer();
    await answer();
    expect(asked).toEqual([0, 200, 49_800]);
  });

  it('reads two pages where both are in sight', () => {
    const { reader, asked } = openReader();
    reader.want(90, 20);
    reader.renew(1);
    expect(asked).toEqual([0, 100]);
  });

  it('keeps the old rows in sight while they are read again', async () => {
    const { reader, asked, answer, now } = openReader();
    reader.renew(1);
    await answer('Old');
    reader.renew(2);
    expect(asked).toEqual([0, 0]);
    expect(hitAt(now()?.pages ?? NO_PAGES, 3)?.name).toBe('Old 3');
    await answer('New');
    expect(hitAt(now()?.pages ?? NO_PAGES, 3)?.name).toBe('New 3');
  });

  it('asks once, not for ever, where there is nobody', async () => {
    const { reader, asked, answerNobody } = openReader();
    reader.renew(1);
    await answerNobody();
    expect(asked).toEqual([0]);
  });

  it('forgets far pages, and reads them again when they come back into sight', async () => {
    const { reader, asked, answer, now } = openReader();
    reader.renew(1);
    await answer();
    for (let page = 1; page <= 40; page += 1) {
      reader.want(page * 100, 20);
      await answer();
    }
    expect(now()?.pages.pages.size).toBeLessThanOrEqual(30);
    reader.want(0, 20);
    expect(asked.at(-1)).toBe(0);
    expect(asked).toHaveLength(42);
  });
});
