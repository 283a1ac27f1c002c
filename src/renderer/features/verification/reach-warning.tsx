// The question is out, but its answers may have no way to this desk: said plainly, with the way to mend it.
import { useTranslation } from 'react-i18next';
import type { WebhookState } from '../../../shared/core/webhook';
import { useAppState } from '../../kit/window-parts';
import { CalmButton } from '../../kit/calm-button';
import { failureWhat } from '../../kit/failure-words';
import { BoardCard } from './board-card';

/** Nothing while answers can come. */
export function ReachWarning({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation();
  const webhook = useAppState((app) => app.webhook);
  const gap = gapOf(webhook);
  if (gap === null) return null;
  const failure = gap === 'off' ? webhook.failure : (webhook.lastCheck?.failure ?? null);
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={t('verify.reach.title')}
      buttons={<CalmButton onClick={onShow}>{t('verify.reach.show')}</CalmButton>}
    >
      <p>
        {t(`verify.reach.${gap}`)}{' '}
        {failure !== null && gap !== 'noAddress' && failureWhat(t, failure)}{' '}
        {t('verify.reach.advice')}
      </p>
    </BoardCard>
  );
}

function gapOf({
  failure,
  reachable,
  lastCheck,
}: WebhookState): 'off' | 'noAddress' | 'lost' | null {
  if (failure !== null) return 'off';
  if (!reachable) return 'noAddress';
  return lastCheck !== null && lastCheck.failure !== null ? 'lost' : null;
}
