// What can be done with a press right now; nothing else is offered.
import { useTranslation } from 'react-i18next';
import { isPanic } from '../../../shared/core/check-in';
import { isStopping, type PressDelivery } from '../../../shared/delivery';
import { Button } from '../../components/button';
import { useAppState, useParts, useWindowState } from '../../kit/window-parts';
import { AskIfReal } from './ask-if-real';
import { AskToStandDown } from './ask-to-stand-down';
import { CalmButton } from '../../kit/calm-button';
import { askDelivery, cancelDelivery } from '../../kit/delivery-calls';
import { standDownStep } from './visible';

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
