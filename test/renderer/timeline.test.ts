// The loaded part of the record: no doubles, no holes.
import { describe, expect, it } from 'vitest';
import type { ActivityEntry } from '../../src/shared/activity';
import {
  EMPTY_TIMELINE,
  PAGE_LENGTH,
  withFailure,
  withNewest,
  withOlder,
} from '../../src/renderer/features/activity/timeline';

const page = (newest: number, length: number): ActivityEntry[] =>
  Array.from({ length }, (_, index) => ({
    seq: newest - index,
    atMs: 0,
    kind: 'saved' as const,
    actionId: null,
    facts: {},
    failure: null,
    hash: '',
  }));
const seqs = (entries: readonly ActivityEntry[]) => entries.map(({ seq }) => seq);
const downFrom = (newest: number, length: number) => seqs(page(newest, length));

describe('a timeline', () => {
  it('puts a new page in front of what it touches', () => {
    const first = withNewest(EMPTY_TIMELINE, page(100, PAGE_LENGTH));
    const next = withNewest(first, page(110, PAGE_LENGTH));
    expect(seqs(next.entries)).toEqual(downFrom(110, 60));
  });

  it('starts over rather than showing a hole', () => {
    const first = withNewest(EMPTY_TIMELINE, page(100, PAGE_LENGTH));
    const next = withNewest(first, page(300, PAGE_LENGTH));
    expect(seqs(next.entries)).toEqual(downFrom(300, PAGE_LENGTH));
    expect(next.complete).toBe(false);
  });

  it('is complete once a page is short', () => {
    const first = withNewest(EMPTY_TIMELINE, page(60, PAGE_LENGTH));
    expect(first.complete).toBe(false);
    const all = withOlder(first, page(10, 10));
    expect(all.complete).toBe(true);
    expect(seqs(all.entries)).toEqual(downFrom(60, 60));
  });

  it('keeps what was read when a later reading fails', () => {
    const first = withNewest(EMPTY_TIMELINE, page(3, 3));
    const broken = withFailure(first, { kind: 'storage', detail: '' });
    expect(broken.phase).toBe('ready');
    expect(broken.entries).toHaveLength(3);
    expect(withFailure(EMPTY_TIMELINE, { kind: 'storage', detail: '' }).phase).toBe('failed');
  });
});
