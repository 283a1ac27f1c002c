// Above the list: how many are shown, how old they are, and what is being read right now.
import { useTranslation } from 'react-i18next';
import type { SyncState } from '../../../shared/contacts/contact-sync';
import { ProgressBar } from '../../components/progress-bar';
import { Sign } from '../../components/icons';
import { useAppState, useNow } from '../../kit/window-parts';
import { agoWords } from '../../kit/wall-clock';
import { failureWhat } from '../../kit/failure-words';
import { ClockWarning } from '../../kit/clock-warning';
import { countWords, doneWords, isRunning, syncWords } from './sync-words';
import { type Results, HITS_AT_MOST } from './use-results';

const AGE_EVERY_MS = 1000;

export function ListNews({ results }: { readonly results: Results }) {
  const { t, i18n } = useTranslation();
  const now = useNow(AGE_EVERY_MS);
  const { sync, searchReady } = useAppState((app) => app.directory);
  const count = results.total ?? 0;
  const shown = countWords(count, i18n.language);
  const running = sync.filter(isRunning);
  return (
    <div className="contacts-news">
      <p role="status" className="muted">
        {results.total !== null && (count > 0 || results.query !== '') && countedWords()}
      </p>
      {!searchReady && <p className="muted">{t('contacts.list.filling')}</p>}
      {running.map((one) => (
        <div key={one.source} className="contacts-sync-line">
          <p className="muted">
            <b>{t(`vendor.${one.source}`)}</b> {syncWords(t, one, now, i18n.language)}
          </p>
          <ProgressBar
            label={t('contacts.sync.progress', { service: t(`vendor.${one.source}`) })}
            text={doneWords(t, one, i18n.language)}
            done={one.done}
            total={one.total}
          />
        </div>
      ))}
      {sync.map(({ source }) => (
        <ClockWarning key={source} source={source} />
      ))}
      {sync.filter(isStuck).map((one) => (
        <p key={one.source} className="contacts-warning">
          <Sign name="triangle" size={16} />
          <span>{stuckWords(one)}</span>
        </p>
      ))}
    </div>
  );

  function countedWords(): string {
    const { query, similar } = results;
    if (query === '') return t('contacts.list.everybody', { count, shown });
    if (count >= HITS_AT_MOST) return t('contacts.list.best', { shown });
    if (similar === 0) return t('contacts.list.found', { count, shown });
    if (similar === count) return t('contacts.list.foundSimilar', { count, shown });
    const asTyped = count - similar;
    const found = t('contacts.list.found', {
      count: asTyped,
      shown: countWords(asTyped, i18n.language),
    });
    return t('contacts.list.alsoSimilar', { found, similar: countWords(similar, i18n.language) });
  }

  function stuckWords({ source, failure, completedAtMs }: SyncState): string {
    const service = t(`vendor.${source}`);
    const what = failure === null ? '' : failureWhat(t, failure);
    return completedAtMs === null
      ? t('contacts.list.neverWhole', { service, what })
      : t('contacts.list.old', { service, what, ago: agoWords(t, completedAtMs, now) });
  }
}

function isStuck({ phase, failure }: SyncState): boolean {
  return phase === 'idle' && failure !== null;
}
