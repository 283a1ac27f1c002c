// Whether an answer would come home, and the button that tries it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/core/failure';
import type { LoopbackResult } from '../../../shared/core/webhook';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import { useAppState, useNow, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { agoWords } from '../../kit/wall-clock';
import { newerCheck, reachSentence, reachVerdict } from './reach-words';

const SIGN_OF = { good: 'tick', unchecked: 'unset', look: 'triangle' } as const;

/** The answer to the button is shown even when the state has not caught up with it. */
export function ReachCheck() {
  const { t } = useTranslation();
  const { api } = useParts();
  const now = useNow(1000);
  const state = useAppState((app) => app.webhook);
  const practice = useAppState((app) => app.world === 'practice');
  const [asking, setAsking] = useState(false);
  const [own, setOwn] = useState<LoopbackResult | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const webhook = { ...state, lastCheck: newerCheck(state.lastCheck, own) };
  const verdict = reachVerdict(webhook);
  const detail = webhook.failure?.detail ?? webhook.lastCheck?.failure?.detail ?? '';
  const checking = asking || state.checking;

  const check = async () => {
    setAsking(true);
    const result = await api.call('checkWebhook', undefined);
    setAsking(false);
    setRefused(result.ok ? null : result.failure);
    if (result.ok) setOwn(result.value);
  };

  return (
    <div className="reach-check">
      <div className={`reach-state ${verdict}`}>
        <Sign name={SIGN_OF[verdict]} size={20} />
        <div>
          <p className="reach-sentence">{reachSentence(t, webhook, now)}</p>
          <p className="field-hint">
            {state.lastEventMs === null
              ? t('ask.reach.noEvent')
              : t('ask.reach.lastEvent', { ago: agoWords(t, state.lastEventMs, now) })}
            {practice && ` ${t('ask.reach.practice')}`}
          </p>
          {detail !== '' && <p className="muted reach-detail">{t('strip.detail', { detail })}</p>}
          {refused !== null && (
            <p className="field-error" role="alert">
              {t('ask.reach.checkFailed', { what: failureWhat(t, refused) })}
            </p>
          )}
        </div>
      </div>
      <Button disabled={checking} onClick={() => void check()}>
        {t(checking ? 'ask.reach.checking' : 'ask.reach.check')}
      </Button>
    </div>
  );
}
