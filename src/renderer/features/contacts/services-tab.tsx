// The services the directory is read from: how fresh, how far, and how to forget one.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactSource } from '../../../shared/contacts/contact';
import type { SyncState } from '../../../shared/contacts/contact-sync';
import type { Failure } from '../../../shared/core/failure';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ProgressBar } from '../../components/progress-bar';
import { Sign } from '../../components/icons';
import { goTo } from '../../kit/navigation';
import { useAppState, useNow, useParts } from '../../kit/window-parts';
import { agoWords } from '../../kit/wall-clock';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/calm-button';
import { ClockWarning } from '../../kit/clock-warning';
import { countWords, doneWords, isRunning, syncWords } from './sync-words';

export function ServicesTab() {
  const { t } = useTranslation();
  const { navigation } = useParts();
  const { sync, unreadable } = useAppState((app) => app.directory);
  const missing = ContactSource.options.filter(
    (source) => !sync.some((one) => one.source === source),
  );
  return (
    <div className="services">
      {sync.map((one) => (
        <ServiceCard key={one.source} sync={one} />
      ))}
      {missing.map((source) => (
        <section key={source} className="service raised" aria-label={t(`vendor.${source}`)}>
          <h3>{t(`vendor.${source}`)}</h3>
          <p className="muted">
            {unreadable === null ? t('contacts.sync.notSetUp') : failureWhat(t, unreadable)}
          </p>
          <div>
            <Button onClick={() => goTo(navigation, 'settings')}>{t('ask.openSettings')}</Button>
          </div>
        </section>
      ))}
    </div>
  );
}

const AGE_EVERY_MS = 1000;

function ServiceCard({ sync }: { readonly sync: SyncState }) {
  const { t, i18n } = useTranslation();
  const { api } = useParts();
  const now = useNow(AGE_EVERY_MS);
  const records = useAppState((app) => app.directory.counts.records[sync.source]);
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { source, completedAtMs, failure, skipped, durable } = sync;
  const service = t(`vendor.${source}`);
  const call = async (name: 'syncContacts' | 'wipeContacts') => {
    const result = await api.call(name, { source });
    setRefused(result.ok ? null : result.failure);
  };
  const warnings = [
    ...(sync.phase === 'idle' && failure !== null
      ? [t('contacts.sync.failed', { what: failureWhat(t, failure) })]
      : []),
    ...(skipped > 0 ? [t('contacts.sync.skipped', { count: skipped })] : []),
    ...(durable ? [] : [t('contacts.sync.notDurable')]),
    ...(refused === null ? [] : [t('contacts.notTaken', { what: failureWhat(t, refused) })]),
  ];
  return (
    <section className="service raised" aria-label={service}>
      <h3>{service}</h3>
      <p>
        {t('contacts.sync.records', { count: records, shown: countWords(records, i18n.language) })}
      </p>
      <p className="muted">
        {completedAtMs === null
          ? t('contacts.sync.neverComplete')
          : t('contacts.sync.complete', { ago: agoWords(t, completedAtMs, now) })}
      </p>
      {isRunning(sync) && (
        <>
          <p role="status">{syncWords(t, sync, now, i18n.language)}</p>
          <ProgressBar
            label={t('contacts.sync.progress', { service })}
            text={doneWords(t, sync, i18n.language)}
            done={sync.done}
            total={sync.total}
          />
        </>
      )}
      <ClockWarning source={source} />
      {warnings.map((warning) => (
        <p key={warning} className="contacts-warning">
          <Sign name="triangle" size={16} />
          <span>{warning}</span>
        </p>
      ))}
      <div className="service-buttons">
        <OnceButton
          aria-label={t('contacts.sync.nowOne', { service })}
          run={() => call('syncContacts')}
        >
          {t('contacts.sync.now')}
        </OnceButton>
        <Button
          kind="quiet"
          aria-label={t('contacts.sync.forgetOne', { service })}
          onClick={() => setAsking(true)}
        >
          {t('contacts.sync.forget')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('contacts.sync.forgetTitle', { service })}
        confirm={t('contacts.sync.forgetYes')}
        stay={t('contacts.sync.forgetNo')}
        onConfirm={() => void call('wipeContacts')}
        onClose={() => setAsking(false)}
      >
        <p>{t('contacts.sync.forgetBody', { service })}</p>
      </ConfirmDialog>
    </section>
  );
}
