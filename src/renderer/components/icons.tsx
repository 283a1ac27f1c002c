// Every drawn sign: severity has a shape of its own, so that colour is never the only difference.
import type { ReactNode } from 'react';

const CUT = {
  stroke: 'var(--icon-cut, var(--surface))',
  strokeWidth: 2.3,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  fill: 'none',
} as const;
const LINE = {
  stroke: 'currentColor',
  strokeWidth: 1.8,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  fill: 'none',
} as const;
const disc = <circle cx="12" cy="12" r="10" />;

const SIGNS = {
  octagon: (
    <>
      <path d="M8.1 2.5h7.8l5.6 5.6v7.8l-5.6 5.6H8.1l-5.6-5.6V8.1z" />
      <path d="M12 7.2v5.6M12 16.6v.2" {...CUT} />
    </>
  ),
  cross: <path d="M9.2 2.5h5.6v6.7h6.7v5.6h-6.7v6.7H9.2v-6.7H2.5V9.2h6.7z" />,
  shield: <path d="M12 2l8.6 3.2v6.6c0 4.9-3.5 8.4-8.6 10.2-5.1-1.8-8.6-5.3-8.6-10.2V5.2z" />,
  door: (
    <>
      <path d="M5 2.5h14v19H5z" />
      <circle cx="15.6" cy="12.2" r="1.6" fill="var(--icon-cut, var(--surface))" />
    </>
  ),
  tick: (
    <>
      {disc}
      <path d="M7.6 12.4l3 3 5.8-6.3" {...CUT} />
    </>
  ),
  lock: (
    <>
      {disc}
      <path
        d="M8.4 11.4h7.2v4.9H8.4zM9.9 11.2V9.6a2.1 2.1 0 014.2 0v1.6"
        {...CUT}
        strokeWidth={1.8}
      />
    </>
  ),
  arrow: (
    <>
      {disc}
      <path d="M7.6 12h8.4M12.8 8.4l3.4 3.6-3.4 3.6" {...CUT} />
    </>
  ),
  pin: (
    <>
      {disc}
      <path
        d="M12 6.8a3.7 3.7 0 013.7 3.7c0 2.7-3.7 6.7-3.7 6.7s-3.7-4-3.7-6.7A3.7 3.7 0 0112 6.8z"
        fill="var(--icon-cut, var(--surface))"
      />
    </>
  ),
  triangle: (
    <>
      <path d="M12 2.8L22.4 21H1.6z" strokeLinejoin="round" />
      <path d="M12 9.6v5M12 17.8v.1" {...CUT} />
    </>
  ),
  unset: (
    <>
      <circle cx="12" cy="12" r="9" {...LINE} strokeWidth={2.4} strokeDasharray="3.6 3.4" />
      <path d="M12 8v4.6M12 16v.1" {...LINE} strokeWidth={2.4} />
    </>
  ),
  unproven: <path d="M12 21a9 9 0 100-18 9 9 0 000 18zM8 12h8" {...LINE} strokeWidth={2.4} />,
  practice: (
    <>
      <circle cx="12" cy="12" r="9" {...LINE} strokeWidth={2.8} strokeDasharray="5.2 4.2" />
      <circle cx="12" cy="12" r="3.2" />
    </>
  ),
  stop: (
    <>
      {disc}
      <path d="M8.6 8.6l6.8 6.8M15.4 8.6l-6.8 6.8" {...CUT} />
    </>
  ),
  bell: <path d="M6 16.5V11a6 6 0 0112 0v5.5l1.6 2H4.4zM10 21h4M12 5V3.2" {...LINE} />,
  question: (
    <path
      d="M4 5h16v11.5h-8L7.5 20v-3.5H4zM10 9.3a2 2 0 112.8 1.9c-.6.3-.8.6-.8 1.2M12 14.1v.1"
      {...LINE}
    />
  ),
  phone: (
    <path
      d="M6.6 3.5l3 .6 1.2 4.2-2 1.7a12 12 0 005.2 5.2l1.7-2 4.2 1.2.6 3c0 1.6-1.4 3-3 3A14 14 0 013.6 6.5c0-1.6 1.4-3 3-3z"
      {...LINE}
    />
  ),
  people: (
    <path
      d="M9 11.2a3.6 3.6 0 100-7.2 3.6 3.6 0 000 7.2zM2.6 20c.3-3.8 2.9-6 6.4-6s6.1 2.2 6.4 6M16 4.4a3.4 3.4 0 010 6.5M17.6 14.3c2.3.6 3.7 2.6 3.9 5.7"
      {...LINE}
    />
  ),
  clock: <path d="M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5.3l3.5 2" {...LINE} />,
  sliders: (
    <path
      d="M4 7h8M18 7h2M4 17h2M12 17h8M15 9.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM9 19.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5z"
      {...LINE}
    />
  ),
  down: <path d="M6.5 9.5L12 15l5.5-5.5" {...LINE} strokeWidth={2.2} />,
} satisfies Record<string, ReactNode>;

export type SignName = keyof typeof SIGNS;

interface SignProps {
  readonly name: SignName;
  /** Side in CSS pixels. */
  readonly size?: number;
}

/** A sign without a name: the word beside it is what a screen reader says. */
export function Sign({ name, size = 20 }: SignProps) {
  return (
    <svg
      className="sign"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="currentColor"
      aria-hidden="true"
      focusable="false"
    >
      {SIGNS[name]}
    </svg>
  );
}
