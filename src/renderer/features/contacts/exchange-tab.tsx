// Out and in: the paper for the day nothing works, a table of everybody, and people from a table.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/calm-button';
import { ImportPanel } from './import-panel';

export function ExchangeTab() {
  const { t } = useTranslation();
  const { api } = useParts();
  const setUp = useAppState((app) => app.directory.sync.length > 0);
  const [printed, setPrinted] = useState('');
  const [exported, setExported] = useState('');
  const print = async () => {
    const result = await api.call('printPeople', { keys: [] });
    if (!result.ok) {
      setPrinted(t('contacts.notTaken', { what: failureWhat(t, result.failure) }));
      return;
    }
    const { path } = result.value;
    setPrinted(path === null ? '' : t('contacts.print.done', { path }));
  };
  const save = async () => {
    const result = await api.call('exportContacts', {});
    if (!result.ok) {
      setExported(t('contacts.notTaken', { what: failureWhat(t, result.failure) }));
      return;
    }
    const { path } = result.value;
    setExported(path === null ? '' : t('contacts.export.done', { path }));
  };
  return (
    <div className="exchange">
      <section className="exchange-part raised" aria-label={t('contacts.print.title')}>
        <h3>{t('contacts.print.title')}</h3>
        <p className="muted">{t('contacts.print.intro')}</p>
        <div className="service-buttons">
          <OnceButton run={print}>{t('contacts.print.button')}</OnceButton>
          <span role="status" className="exchange-path">
            {printed}
          </span>
        </div>
      </section>
      <section className="exchange-part raised" aria-label={t('contacts.export.title')}>
        <h3>{t('contacts.export.title')}</h3>
        <p className="muted">{t('contacts.export.intro')}</p>
        <div className="service-buttons">
          <OnceButton run={save}>{t('contacts.export.button')}</OnceButton>
          <span role="status" className="exchange-path">
            {exported}
          </span>
        </div>
      </section>
      {setUp && <ImportPanel />}
    </div>
  );
}
