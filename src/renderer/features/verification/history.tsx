// The earlier questions; each opens its board, to be read only.
import '../../kit/history.css';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { usePages, type PageSource } from '../../kit/use-pages';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { Board } from './board';
import { endingOf, type Ending } from './earlier';
import { siteOf } from './words';
import { momentOf } from '../../kit/wall-clock';

const PAGE_LENGTH = 20;

const SOURCE: PageSource<Verification> = {
  length: PAGE_LENGTH,
  read: (api, last) =>
    api.call('verificationHistory', {
      beforeMs: last?.delivery.rungs.pressedMs,
      limit: PAGE_LENGTH,
    }),
  keyOf: ({ id }) => id,
};

interface HistoryProps {
  /** Ids of the boards that are up: those are not earlier yet. */
  readonly up: readonly string[];
}

export function History({ up }: HistoryProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const earlier = usePages(SOURCE);
  const { phase, failure, complete, loadingOlder, refresh, loadOlder } = earlier;
  // One that was put away is an earlier one now.
  const boards = useAppState(({ verifications }) =>
    verifications.map(({ id, delivery }) => `${id} ${delivery.closed}`).join(),
  );
  useEffect(refresh, [refresh, boards]);
  // What main tells by itself is newer than what was read.
  const live = useAppState((app) => app.verifications);
  const items = earlier.items
    .filter(({ id }) => !up.includes(id))
    .map((item) => live.find(({ id }) => id === item.id) ?? item);
  return (
    <section className="history" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('verify.history.title')}</h2>
      {phase === 'loading' && <p className="muted">{t('verify.history.loading')}</p>}
      {failure !== null && (
        <p className="history-failed" role="alert">
          {t('verify.history.error', { what: failureWhat(t, failure) })}
          <Button size="small" onClick={refresh}>
            {t('verify.history.retry')}
          </Button>
        </p>
      )}
      {phase === 'ready' && complete && items.length === 0 && (
        <p className="muted">{t('verify.history.empty')}</p>
      )}
      {items.length > 0 && (
        <ol className="history-list">
          {items.map((item) => (
            <Item key={item.id} verification={item} />
          ))}
        </ol>
      )}
      {phase === 'ready' && !complete && (
        <Button onClick={loadOlder} disabled={loadingOlder}>
          {loadingOlder ? t('verify.history.loading') : t('verify.history.older')}
        </Button>
      )}
      {complete && items.length > 0 && <p className="muted">{t('verify.history.end')}</p>}
    </section>
  );
}

const TONE_OF = {
  helpAsked: 'trouble',
  disagree: 'trouble',
  notSent: 'trouble',
  unsure: 'trouble',
  real: 'good',
  cancel: 'good',
  unclear: 'plain',
  none: 'plain',
  open: 'plain',
} as const satisfies Record<Ending, string>;

function Item({ verification }: { readonly verification: Verification }) {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const [open, setOpen] = useState(false);
  const boardId = useId();
  const ending = endingOf(verification);
  const { delivery } = verification;
  return (
    <li>
      <button
        type="button"
        className="history-row"
        aria-expanded={open}
        aria-controls={boardId}
        onClick={() => setOpen(!open)}
      >
        <span className="muted">
          {momentOf(delivery.rungs.pressedMs, clock.now(), i18n.language)}
        </span>
        <b>{t('verify.title', { site: siteOf(verification) })}</b>
        <Tag tone={TONE_OF[ending]}>{t(`verify.history.${ending}`)}</Tag>
        <span className={open ? 'history-arrow open' : 'history-arrow'}>
          <Sign name="down" size={18} />
        </span>
      </button>
      <div id={boardId} hidden={!open} className="history-board">
        {open && <Board verification={verification} />}
      </div>
    </li>
  );
}
