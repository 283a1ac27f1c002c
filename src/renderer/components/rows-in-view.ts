// Which rows of a long list are in sight, and where they stand: pure arithmetic.

interface ListPlace {
  readonly scrollTopPx: number;
  readonly viewportPx: number;
  readonly rowPx: number;
  readonly total: number;
}

export interface RowsInView {
  readonly first: number;
  readonly count: number;
  /** From the top of the scrolled content to the first of these rows. */
  readonly topPx: number;
  /** Of the whole scrolled content. */
  readonly heightPx: number;
}

/** Browsers stop at about 33 million pixels; a longer list is squeezed into this height. */
const TALLEST_PX = 15_000_000;
/** Rows drawn beyond each edge, so that a short scroll shows no gap. */
const BEYOND = 4;

/** How far one pixel of the scroll bar goes in the unsqueezed list; 1 unless it is very long. */
function stretchOf({ viewportPx, rowPx, total }: ListPlace): number {
  const fullPx = total * rowPx;
  const roomPx = Math.min(fullPx, TALLEST_PX) - viewportPx;
  return roomPx <= 0 ? 1 : (fullPx - viewportPx) / roomPx;
}

export function rowsInView(place: ListPlace): RowsInView {
  const { viewportPx, rowPx, total } = place;
  const heightPx = Math.min(total * rowPx, TALLEST_PX);
  const scrollTopPx = Math.max(0, Math.min(place.scrollTopPx, heightPx - viewportPx));
  const fullTopPx = scrollTopPx * stretchOf(place);
  const first = Math.max(0, Math.floor(fullTopPx / rowPx) - BEYOND);
  const end = Math.min(total, Math.ceil((fullTopPx + viewportPx) / rowPx) + BEYOND);
  return {
    first,
    count: Math.max(0, end - first),
    topPx: scrollTopPx - (fullTopPx - first * rowPx),
    heightPx,
  };
}

/** Where to scroll so that the row is wholly in sight; where it is already when it is. */
export function scrollTopShowing(index: number, place: ListPlace): number {
  const { scrollTopPx, viewportPx, rowPx } = place;
  const stretch = stretchOf(place);
  const fullTopPx = scrollTopPx * stretch;
  const rowTopPx = index * rowPx;
  if (rowTopPx < fullTopPx) return rowTopPx / stretch;
  const lowestPx = rowTopPx + rowPx - viewportPx;
  return lowestPx > fullTopPx ? lowestPx / stretch : scrollTopPx;
}
