// A list of any length that draws only the rows in sight; one of them may be active.
import './virtual-list.css';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';

interface VirtualListProps {
  /** Rows have the ids `<id>-<index>`. */
  readonly id: string;
  readonly label: string;
  readonly total: number;
  /** Every row is this high. */
  readonly rowPx: number;
  /** The row the keys are at; -1 for none. */
  readonly active: number;
  readonly isSelected: (index: number) => boolean;
  readonly renderRow: (index: number) => ReactNode;
  /** Told whenever other rows come into sight. */
  readonly onRange: (first: number, count: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Before the first measuring, and where nothing can be measured. */
const VIEWPORT_PX = 560;

/** A list box that scrolls; the keys are the caller's. */
export function VirtualList(props: VirtualListProps) {
  const { id, total, rowPx, active, onRange } = props;
  const box = useRef<HTMLDivElement>(null);
  const [scrollTopPx, setScrollTopPx] = useState(0);
  const [viewportPx, setViewportPx] = useState(VIEWPORT_PX);
  const { first, count, topPx, heightPx } = rowsInView({ scrollTopPx, viewportPx, rowPx, total });

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const watch = new ResizeObserver(() => setViewportPx(element.clientHeight || VIEWPORT_PX));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    if (count > 0) onRange(first, count);
  }, [first, count, onRange]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || active < 0) return;
    const place = { scrollTopPx: element.scrollTop, viewportPx, rowPx, total };
    const wantedPx = scrollTopShowing(active, place);
    if (wantedPx !== element.scrollTop) element.scrollTop = wantedPx;
  }, [active, viewportPx, rowPx, total]);

  return (
    <div
      ref={box}
      id={id}
      className="virtual-list raised"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      onScroll={(event) => setScrollTopPx(event.currentTarget.scrollTop)}
      onKeyDown={props.onKeyDown}
    >
      <div role="none" style={{ height: heightPx }}>
        <div role="none" style={{ transform: `translateY(${topPx}px)` }}>
          {Array.from({ length: count }, (_, at) => {
            const index = first + at;
            return (
              <div
                key={index}
                id={`${id}-${index}`}
                className="virtual-row"
                role="option"
                aria-selected={props.isSelected(index)}
                aria-posinset={index + 1}
                aria-setsize={total}
                data-active={index === active || undefined}
                style={{ height: rowPx }}
                onClick={() => props.onOpen(index)}
              >
                {props.renderRow(index)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface ListPlace {
  readonly scrollTopPx: number;
  readonly viewportPx: number;
  readonly rowPx: number;
  readonly total: number;
}

interface RowsInView {
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

/** Which rows of a long list are in sight, and where they stand: pure arithmetic. */
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
