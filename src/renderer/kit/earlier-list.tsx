// A list of what came earlier, with its loading, empty and failed states; each line opens.
import './history.css';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Sign } from '../components/icons';
import type { Pages } from './use-pages';
import { failureWhat } from './failure-words';

/** So many lines are read at a time. */
export const EARLIER_LENGTH = 20;

interface EarlierListProps {
  readonly title: string;
  readonly empty: string;
  readonly pages: Omit<Pages<unknown>, 'items'>;
  /** The lines, as `EarlierLine`. */
  readonly children: readonly ReactNode[];
}

export function EarlierList(props: EarlierListProps) {
  const { title, children } = props;
  const { phase, failure, complete, loadingOlder, refresh, loadOlder } = props.pages;
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <section className="history" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {phase === 'loading' && <p className="muted">{t('calls.earlier.loading')}</p>}
      {failure !== null && (
        <p className="history-failed" role="alert">
          {t('calls.earlier.error', { what: failureWhat(t, failure) })}
          <Button size="small" onClick={refresh}>
            {t('calls.earlier.retry')}
          </Button>
        </p>
      )}
      {phase === 'ready' && complete && children.length === 0 && (
        <p className="muted">{props.empty}</p>
      )}
      {children.length > 0 && <ol className="history-list raised">{children}</ol>}
      {phase === 'ready' && !complete && failure === null && (
        <Button onClick={loadOlder} disabled={loadingOlder}>
          {t(loadingOlder ? 'calls.earlier.loading' : 'calls.earlier.older')}
        </Button>
      )}
    </section>
  );
}

interface EarlierLineProps {
  readonly moment: string;
  readonly title: string;
  /** In muted type where it is text. */
  readonly detail: ReactNode;
  /** Drawn only while the line is open. */
  readonly children: ReactNode;
}

export function EarlierLine({ moment, title, detail, children }: EarlierLineProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li>
      <button
        type="button"
        className="history-row"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className="muted">{moment}</span>
        <b>{title}</b>
        {typeof detail === 'string' ? <span className="muted">{detail}</span> : detail}
        <span className={open ? 'history-arrow open' : 'history-arrow'}>
          <Sign name="down" size={18} />
        </span>
      </button>
      <div id={id} hidden={!open} className="history-board">
        {open && children}
      </div>
    </li>
  );
}
