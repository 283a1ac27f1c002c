// A card under the table: one thing to know, and what can be done about it.
import './board-card.css';
import { useId, type ReactNode } from 'react';
import { Sign, type SignName } from '../../components/icons';

interface BoardCardProps {
  readonly tone: 'plain' | 'trouble' | 'alarm';
  readonly sign?: SignName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly buttons?: ReactNode;
}

/** The word carries the meaning; frame and sign repeat it. */
export function BoardCard({ tone, sign, title, children, buttons }: BoardCardProps) {
  const titleId = useId();
  return (
    <section className={`board-card ${tone}`} aria-labelledby={titleId}>
      {sign !== undefined && (
        <span className="board-card-sign">
          <Sign name={sign} size={24} />
        </span>
      )}
      <div className="board-card-words">
        <h3 id={titleId}>{title}</h3>
        {children}
      </div>
      {buttons !== undefined && <div className="board-card-buttons">{buttons}</div>}
    </section>
  );
}
