// A whole page with one thing to say: empty, loading, broken, or not here yet.
import './notice-page.css';
import type { ReactNode } from 'react';
import { Sign, type SignName } from './icons';

interface NoticePageProps {
  /** Nothing else is on the screen. */
  readonly alone?: boolean;
  readonly sign?: SignName;
  readonly title: string;
  readonly body?: string;
  /** Said at once by a screen reader. */
  readonly urgent?: boolean;
  /** 2 where the screen has a title of its own above it. */
  readonly level?: 1 | 2;
  readonly children?: ReactNode;
}

/** One sign, one title, at most one sentence, and what can be done. */
export function NoticePage({
  sign,
  title,
  body,
  urgent = false,
  alone = false,
  level = 1,
  children,
}: NoticePageProps) {
  const Title = level === 1 ? 'h1' : 'h2';
  const page = (
    <div className="notice-page" role={urgent ? 'alert' : undefined}>
      {sign !== undefined && (
        <span className="notice-sign">
          <Sign name={sign} size={36} />
        </span>
      )}
      <Title>{title}</Title>
      {body !== undefined && <p>{body}</p>}
      {children}
    </div>
  );
  return alone ? <main>{page}</main> : page;
}
