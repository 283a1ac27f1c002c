// The alerts that were put away.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedAlert } from '../../../shared/alerts/share911-alert';
import { usePages, type PageSource } from '../../kit/use-pages';
import { useAppState, useParts } from '../../kit/window-parts';
import { momentOf } from '../../kit/wall-clock';
import { AlertCard } from './alert-card';
import { kindWord } from './alert-look';
import { EARLIER_LENGTH, EarlierLine, EarlierList } from '../../kit/earlier-list';
import { alertsUp } from './alerts-up';

const SOURCE: PageSource<ReceivedAlert> = {
  length: EARLIER_LENGTH,
  read: (api, last) =>
    api.call('alertHistory', { beforeMs: last?.receivedAtMs, limit: EARLIER_LENGTH }),
  keyOf: ({ seq }) => seq,
};

export function EarlierAlerts() {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const up = useAppState((app) =>
    alertsUp(app)
      .map(({ seq }) => seq)
      .join(' '),
  );
  const earlier = usePages(SOURCE);
  const { refresh } = earlier;
  useEffect(refresh, [refresh, up]);
  return (
    <EarlierList
      title={t('calls.earlier.alertsTitle')}
      empty={t('calls.earlier.alertsEmpty')}
      pages={earlier}
    >
      {earlier.items
        .filter(({ seq }) => !up.split(' ').includes(String(seq)))
        .map((alert) => (
          <EarlierLine
            key={alert.seq}
            moment={momentOf(alert.receivedAtMs, clock.now(), i18n.language)}
            title={alert.name}
            detail={t(alert.isOwn ? 'calls.alert.own' : `calls.alert.kind.${kindWord(alert)}`)}
          >
            <AlertCard alert={alert} readOnly />
          </EarlierLine>
        ))}
    </EarlierList>
  );
}
