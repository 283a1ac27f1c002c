// A card under the table: one thing to know, and what can be done about it.
import './board.css';
import { useId, type ReactNode } from 'react';
import type { Verification } from '../../../shared/verification/verification';
import { Sign, type SignName } from '../../components/icons';

/** A question as its board shows it. */
export interface ShownQuestion {
  readonly verification: Verification;
  /** Of an earlier question: said, but nothing is offered any more. */
  readonly readOnly: boolean;
}

interface BoardCardProps {
  readonly tone: 'plain' | 'trouble' | 'alarm';
  readonly sign?: SignName;
  readonly title: string;
  readonly children?: ReactNode;
  /** False: none are offered. */
  readonly buttons?: ReactNode;
}

/** The word carries the meaning; frame and sign repeat it. */
export function BoardCard({ tone, sign, title, children, buttons }: BoardCardProps) {
  const titleId = useId();
  return (
    <section className={`board-card raised ${tone}`} aria-labelledby={titleId}>
      {sign !== undefined && (
        <span className="board-card-sign">
          <Sign name={sign} size={24} />
        </span>
      )}
      <div className="board-card-words">
        <h3 id={titleId}>{title}</h3>
        {children}
      </div>
      {Boolean(buttons) && <div className="board-card-buttons">{buttons}</div>}
    </section>
  );
}
