// What can be done with a press right now; nothing else is offered.
import { useTranslation } from 'react-i18next';
import { isPanic } from '../../../shared/core/check-in';
import { isStopping, type PressDelivery } from '../../../shared/delivery';
import { Button } from '../../components/button';
import { useAppState, useParts, useWindowState } from '../../kit/window-parts';
import { CalmButton } from '../../kit/calm-button';
import { askDelivery, cancelDelivery } from '../../kit/delivery-calls';
import { standDownStep } from './visible';
import { siteChoices } from '../../kit/asking';
import { aboutPress, openComposer } from '../../kit/open-composer';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Tag } from '../../components/tag';
import { serviceName } from './words';

interface CardButtonsProps {
  readonly delivery: PressDelivery;
  readonly compact?: boolean;
}

/** Large while the seconds run. */
export function CardButtons({ delivery, compact = false }: CardButtonsProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const ask = (name: 'sendNow' | 'tryAgain' | 'closeCard') => () =>
    void askDelivery(parts, name, delivery.id);
  const cancel = () => void cancelDelivery(parts, delivery.id);
  const size = compact ? 'normal' : 'large';

  switch (delivery.state) {
    case 'counting-down':
      return (
        <div className="delivery-buttons">
          <Button kind="primary" size={size} onClick={ask('sendNow')}>
            {t('step.sendNow')}
          </Button>
          <Button size={size} onClick={cancel}>
            {t('step.cancel')}
          </Button>
        </div>
      );
    case 'queued':
    case 'sending':
    case 'waiting':
    case 'unsure':
      return (
        <div className="delivery-buttons">
          <AskIfReal delivery={delivery} />
          {!isStopping(delivery) && <Button onClick={cancel}>{t('step.cancel')}</Button>}
        </div>
      );
    case 'failed':
    case 'expired':
      return (
        <div className="delivery-buttons">
          <CalmButton kind="primary" onClick={ask('tryAgain')}>
            {t('step.tryAgain')}
          </CalmButton>
          <CalmButton onClick={ask('closeCard')}>{t('step.close')}</CalmButton>
        </div>
      );
    case 'accepted':
    case 'answered':
    case 'cancelled':
      return (
        <div className="delivery-buttons">
          <AskIfReal delivery={delivery} />
          <StandDown delivery={delivery} />
          <CalmButton kind="primary" onClick={ask('closeCard')}>
            {t('step.close')}
          </CalmButton>
        </div>
      );
  }
}

function StandDown({ delivery }: CardButtonsProps) {
  const { t } = useTranslation();
  const all = useAppState((app) => app.deliveries);
  const stoodDown = useWindowState((state) => state.stoodDown);
  const panic = isPanic(delivery.action.status);
  switch (standDownStep(delivery, all, stoodDown, panic)) {
    case 'none':
      return null;
    case 'possible':
      return <AskToStandDown delivery={delivery} />;
    case 'under-way':
      return <Button disabled>{t('card.standingDown')}</Button>;
    case 'done':
      return <Button disabled>{t('card.stoodDown')}</Button>;
  }
}

/** Only where there are contacts to ask, and only for a call for help that was not stopped. */
function AskIfReal({ delivery: { id, action, state } }: { readonly delivery: PressDelivery }) {
  const { t } = useTranslation();
  const parts = useParts();
  const siteId = useAppState((app) => siteChoices(app)[0]);
  const hasKey = useAppState((app) => app.secrets['chekt.apiKey'] === 'stored');
  const canAsk = siteId !== undefined || hasKey;
  const isCall = isPanic(action.status) && action.standsDown === undefined;
  if (!canAsk || !isCall || state === 'cancelled') return null;
  return (
    <CalmButton onClick={() => openComposer(parts, aboutPress(siteId, id))}>
      {t('verify.askIfReal')}
    </CalmButton>
  );
}

/** The button stands beside Close: one slip must not tell everybody that the danger has gone. */
function AskToStandDown({ delivery: { id } }: { readonly delivery: PressDelivery }) {
  const { t } = useTranslation();
  const parts = useParts();
  const world = useAppState((app) => app.world);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <CalmButton onClick={() => setAsking(true)}>{t('step.standDown')}</CalmButton>
      <ConfirmDialog
        open={asking}
        title={t('card.standDownTitle', { service: serviceName(t, world) })}
        confirm={t('card.standDownSend')}
        stay={t('card.standDownStay')}
        onConfirm={() => void askDelivery(parts, 'standDown', id)}
        onClose={() => setAsking(false)}
      >
        {world === 'practice' && <Tag tone="practice">{t('world.practice')}</Tag>}
        <p>{t('card.standDownBody')}</p>
      </ConfirmDialog>
    </>
  );
}
