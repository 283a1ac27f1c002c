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
import { rowsInView, scrollTopShowing } from './rows-in-view';

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
      className="virtual-list"
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
