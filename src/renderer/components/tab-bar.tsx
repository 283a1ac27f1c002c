// A row of tabs over one panel, each with a count where there is one.
import './tab-bar.css';
import { useRef, type KeyboardEvent } from 'react';

interface Tab<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Already in words, such as `1,200`. */
  readonly count?: string;
}

interface TabBarProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly tabs: readonly Tab<T>[];
  /** The panel's own id; its tab has the id `<panelId>-<tab>`. */
  readonly panelId: string;
  readonly onChange: (id: T) => void;
}

/** Arrow keys, Home and End move and choose; Tab goes on to the panel. */
export function TabBar<T extends string>(props: TabBarProps<T>) {
  const { label, value, tabs, panelId, onChange } = props;
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const here = tabs.findIndex(({ id }) => id === value);
    const next = tabs.at(targetOf(event.key, here, tabs.length) ?? here);
    if (next === undefined || next.id === value) return;
    event.preventDefault();
    onChange(next.id);
    bar.current?.querySelector<HTMLElement>(`#${CSS.escape(`${panelId}-${next.id}`)}`)?.focus();
  };
  return (
    <div ref={bar} className="tab-bar" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          id={`${panelId}-${tab.id}`}
          type="button"
          role="tab"
          aria-selected={tab.id === value}
          aria-controls={panelId}
          tabIndex={tab.id === value ? 0 : -1}
          onClick={() => onChange(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <span className="tab-count">{` ${tab.count}`}</span>}
        </button>
      ))}
    </div>
  );
}

function targetOf(key: string, here: number, length: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (here + 1) % length;
    case 'ArrowLeft':
      return (here + length - 1) % length;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
