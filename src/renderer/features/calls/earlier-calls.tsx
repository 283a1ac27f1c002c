// The calls that were put away, until they are purged; and the way to forget them all now.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/emergency-call';
import type { Failure } from '../../../shared/failure';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useAppState, useNow, useParts } from '../../window-parts';
import { failureWhat } from '../delivery/words';
import { momentOf } from '../verification/words';
import { CallCard } from './call-card';
import { nearnessWords, purgeWords } from './call-words';
import { EarlierLine, EarlierList } from './earlier-list';
import { callsUp } from './incoming';
import { useEarlier, type EarlierSource } from './use-earlier';

const SOURCE: EarlierSource<EmergencyCall> = {
  read: (api, page) => api.call('callHistory', page),
  keyOf: ({ id }) => id,
  atMsOf: ({ firstSharedAtMs }) => firstSharedAtMs,
};

const MINUTE_MS = 60_000;

export function EarlierCalls() {
  const { t, i18n } = useTranslation();
  const now = useNow(MINUTE_MS);
  const up = useAppState((app) =>
    callsUp(app)
      .map(({ id }) => id)
      .join(' '),
  );
  const earlier = useEarlier(SOURCE, up);
  const items = earlier.items.filter(
    ({ id, purgeAtMs }) => !up.split(' ').includes(id) && purgeAtMs > now,
  );
  return (
    <>
      <EarlierList
        title={t('calls.earlier.title')}
        empty={t('calls.earlier.empty')}
        phase={earlier.phase}
        failure={earlier.failure}
        complete={earlier.complete}
        onRetry={earlier.refresh}
        onOlder={earlier.loadOlder}
      >
        {items.map((call) => (
          <EarlierLine
            key={call.id}
            moment={momentOf(call.firstSharedAtMs, now, i18n.language)}
            title={call.address ?? nearnessWords(t, call, i18n.language)}
            detail={purgeWords(t, call.purgeAtMs, now)}
          >
            <CallCard call={call} readOnly />
          </EarlierLine>
        ))}
      </EarlierList>
      {items.length > 0 && <Wipe onWiped={earlier.refresh} />}
    </>
  );
}

function Wipe({ onWiped }: { readonly onWiped: () => void }) {
  const { t } = useTranslation();
  const { api } = useParts();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const wipe = async () => {
    const result = await api.call('wipeCalls', undefined);
    setFailure(result.ok ? null : result.failure);
    onWiped();
  };
  return (
    <div className="calls-wipe">
      <Button onClick={() => setAsking(true)}>{t('calls.wipe.button')}</Button>
      {failure !== null && (
        <p className="call-warning" role="alert">
          {t('card.callRefused', { what: failureWhat(t, failure) })}
        </p>
      )}
      <ConfirmDialog
        open={asking}
        title={t('calls.wipe.title')}
        confirm={t('calls.wipe.confirm')}
        stay={t('calls.wipe.stay')}
        onConfirm={() => void wipe()}
        onClose={() => setAsking(false)}
      >
        <p>{t('calls.wipe.body')}</p>
      </ConfirmDialog>
    </div>
  );
}
