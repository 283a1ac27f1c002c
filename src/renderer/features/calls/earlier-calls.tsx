// The calls that were put away, until they are purged; and the way to forget them all now.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import type { Failure } from '../../../shared/core/failure';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { usePages, type PageSource } from '../../kit/use-pages';
import { useAppState, useNow, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { momentOf } from '../../kit/wall-clock';
import { CallCard } from './call-card';
import { nearnessWords, purgeWords, callsUp } from './call-words';
import { EARLIER_LENGTH, EarlierLine, EarlierList } from '../../kit/earlier-list';

const SOURCE: PageSource<EmergencyCall> = {
  length: EARLIER_LENGTH,
  read: (api, last) =>
    api.call('callHistory', { beforeMs: last?.firstSharedAtMs, limit: EARLIER_LENGTH }),
  keyOf: ({ id }) => id,
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
  const earlier = usePages(SOURCE);
  const { refresh } = earlier;
  useEffect(refresh, [refresh, up]);
  const items = earlier.items.filter(
    ({ id, purgeAtMs }) => !up.split(' ').includes(id) && purgeAtMs > now,
  );
  return (
    <>
      <EarlierList
        title={t('calls.earlier.title')}
        empty={t('calls.earlier.empty')}
        pages={earlier}
      >
        {items.map((call) => (
          <EarlierLine
            key={call.id}
            moment={momentOf(call.firstSharedAtMs, now, i18n.language)}
            title={call.address ?? nearnessWords(t, call, i18n.language)}
            detail={purgeWords(t, call.purgeAtMs, now)}
          >
            <CallCard call={call} />
          </EarlierLine>
        ))}
      </EarlierList>
      {items.length > 0 && <Wipe onWiped={refresh} />}
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
