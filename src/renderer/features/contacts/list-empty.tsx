// In place of an empty list: why it is empty, and what to do about it.
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { goTo } from '../../kit/navigation';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureRemedy, failureWhat } from '../../kit/failure-words';
import { isRunning } from './sync-words';
import type { Results } from './use-results';

export function ListEmpty({ results }: { readonly results: Results }) {
  const { t } = useTranslation();
  const { api, navigation } = useParts();
  const { sync, searchReady, counts, unreadable } = useAppState((app) => app.directory);
  const { failure, query, total } = results;
  if (failure !== null) {
    return (
      <div className="contacts-empty" role="alert">
        <b>{t('contacts.empty.failed')}</b>
        <p>{failureWhat(t, failure)}</p>
        <Button onClick={results.retry}>{t('contacts.empty.retry')}</Button>
      </div>
    );
  }
  if (query !== '') {
    return (
      <div className="contacts-empty">
        <b>{t('contacts.empty.nobody', { query })}</b>
        <p>{t('contacts.empty.nobodyHint')}</p>
        {(!searchReady || sync.some(isRunning)) && <p>{t('contacts.empty.notWhole')}</p>}
      </div>
    );
  }
  if (unreadable !== null && counts.people === 0) {
    return (
      <div className="contacts-empty" role="alert">
        <b>{t('contacts.empty.unreadable')}</b>
        <p>
          {failureWhat(t, unreadable)} {failureRemedy(t, unreadable)}
        </p>
        <Button onClick={() => void api.call('syncContacts', {})}>
          {t('contacts.empty.retry')}
        </Button>
      </div>
    );
  }
  if (sync.length === 0 && counts.people === 0) {
    return (
      <div className="contacts-empty">
        <b>{t('contacts.empty.notSetUp')}</b>
        <p>{t('contacts.empty.notSetUpHint')}</p>
        <Button onClick={() => goTo(navigation, 'settings')}>{t('ask.openSettings')}</Button>
      </div>
    );
  }
  if (total === null || sync.some(isRunning) || !searchReady) {
    return (
      <div className="contacts-empty">
        <b>{t('contacts.empty.reading')}</b>
        <p>{t('contacts.empty.readingHint')}</p>
      </div>
    );
  }
  return (
    <div className="contacts-empty">
      <b>{t(sync.every(neverRead) ? 'contacts.empty.never' : 'contacts.empty.none')}</b>
      <p>{t('contacts.empty.neverHint')}</p>
      <Button kind="primary" onClick={() => void api.call('syncContacts', {})}>
        {t('contacts.sync.now')}
      </Button>
    </div>
  );
}

function neverRead({ completedAtMs }: { readonly completedAtMs: number | null }): boolean {
  return completedAtMs === null;
}
