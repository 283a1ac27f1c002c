// One group of settings: its name on the left, its fields on the right.
import './settings.css';
import { useId, type ReactNode } from 'react';

interface SectionProps {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}

/** A region named by its heading. */
export function Section({ title, intro, children }: SectionProps) {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        {intro !== undefined && <p className="muted">{intro}</p>}
      </div>
      <div className="settings-card raised">{children}</div>
    </section>
  );
}
