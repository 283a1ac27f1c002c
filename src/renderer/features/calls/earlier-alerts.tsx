// The alerts that were put away.
import { useTranslation } from 'react-i18next';
import type { ReceivedAlert } from '../../../shared/share911-alert';
import { useAppState, useParts } from '../../window-parts';
import { momentOf } from '../verification/words';
import { AlertCard } from './alert-card';
import { kindWord } from './alert-look';
import { EarlierLine, EarlierList } from './earlier-list';
import { alertsUp } from './incoming';
import { useEarlier, type EarlierSource } from './use-earlier';

const SOURCE: EarlierSource<ReceivedAlert> = {
  read: (api, page) => api.call('alertHistory', page),
  keyOf: ({ seq }) => String(seq),
  atMsOf: ({ receivedAtMs }) => receivedAtMs,
};

export function EarlierAlerts() {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const up = useAppState((app) =>
    alertsUp(app)
      .map(({ seq }) => seq)
      .join(' '),
  );
  const earlier = useEarlier(SOURCE, up);
  return (
    <EarlierList
      title={t('calls.earlier.alertsTitle')}
      empty={t('calls.earlier.alertsEmpty')}
      phase={earlier.phase}
      failure={earlier.failure}
      complete={earlier.complete}
      onRetry={earlier.refresh}
      onOlder={earlier.loadOlder}
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
