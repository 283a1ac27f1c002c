// Which rows of a list are in sight, also of one that is taller than a browser can draw.
import { describe, expect, it } from 'vitest';
import { rowsInView, scrollTopShowing } from '../../src/renderer/components/virtual-list';

const place = (scrollTopPx: number, total = 100_000) => ({
  scrollTopPx,
  viewportPx: 560,
  rowPx: 56,
  total,
});

describe('the rows in sight', () => {
  it('are few, wherever a list of 100,000 is scrolled to', () => {
    expect(rowsInView(place(0))).toEqual({ first: 0, count: 14, topPx: 0, heightPx: 5_600_000 });
    const far = rowsInView(place(2_800_000));
    expect(far).toEqual({ first: 49_996, count: 18, topPx: 2_799_776, heightPx: 5_600_000 });
    expect(rowsInView(place(9_999_999))).toMatchObject({ first: 99_986, count: 14 });
  });

  it('reach the very last of a million, in a height that a browser can draw', () => {
    const total = 1_000_000;
    const end = rowsInView(place(15_000_000, total));
    expect(end.heightPx).toBe(15_000_000);
    expect(end.first + end.count).toBe(total);
    const bottomPx = end.topPx + end.count * 56;
    expect(bottomPx).toBeCloseTo(15_000_000, 3);
    const middle = rowsInView(place((15_000_000 - 560) / 2, total));
    expect(middle.first).toBeGreaterThan(499_900);
    expect(middle.first).toBeLessThan(500_000);
  });

  it('are all of a short list', () => {
    expect(rowsInView(place(300, 3))).toEqual({ first: 0, count: 3, topPx: 0, heightPx: 168 });
    expect(rowsInView(place(0, 0))).toEqual({ first: 0, count: 0, topPx: 0, heightPx: 0 });
  });
});

describe('scrolling to a row', () => {
  it('goes no further than needed', () => {
    expect(scrollTopShowing(5, place(0))).toBe(0);
    expect(scrollTopShowing(10, place(0))).toBe(56);
    expect(scrollTopShowing(10, place(1000))).toBe(560);
  });

  it.each([0, 1, 499_999, 999_999])('shows row %i of a million', (index) => {
    const total = 1_000_000;
    const at = scrollTopShowing(index, place(7_000_000, total));
    const { first, count } = rowsInView(place(at, total));
    expect(first).toBeLessThanOrEqual(index);
    expect(first + count).toBeGreaterThan(index);
  });
});
