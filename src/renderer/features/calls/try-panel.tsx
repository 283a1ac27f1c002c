// In practice: lets the practice services share a call or send an alert, as the real ones would.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../../shared/core/failure';
import { PracticeAlert, PracticeShare } from '../../../shared/core/practice';
import { useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/once-button';

export function TryPanel() {
  const { t } = useTranslation();
  const { api } = useParts();
  const titleId = useId();
  const [failure, setFailure] = useState<Failure | null>(null);
  const keep = (result: Result<null>) => setFailure(result.ok ? null : result.failure);
  return (
    <section className="calls-try" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('calls.try.title')}</h2>
      <p className="muted">{t('calls.try.intro')}</p>
      <div className="call-buttons">
        {PracticeShare.options.map((scenario) => (
          <OnceButton
            key={scenario}
            size="small"
            run={async () => keep(await api.call('practiceShare', { scenario }))}
          >
            {t(`calls.try.share.${scenario}`)}
          </OnceButton>
        ))}
        {PracticeAlert.options.map((name) => (
          <OnceButton
            key={name}
            size="small"
            run={async () => keep(await api.call('practiceAlert', { name }))}
          >
            {t('calls.try.alert', { name })}
          </OnceButton>
        ))}
      </div>
      {failure !== null && (
        <p className="call-warning" role="alert">
          {t('card.callRefused', { what: failureWhat(t, failure) })}
        </p>
      )}
    </section>
  );
}
