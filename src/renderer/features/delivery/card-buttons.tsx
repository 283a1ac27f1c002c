// What can be done with a press right now; nothing else is offered.
import { useEffect, useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { isPanic } from '../../../shared/check-in';
import type { Delivery } from '../../../shared/delivery';
import { Button } from '../../components/button';
import { useAppState, useParts, useWindowState } from '../../window-parts';
import { askDelivery, cancelDelivery } from './delivery-calls';
import { standDownStep } from './visible';

interface CardButtonsProps {
  readonly delivery: Delivery;
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
          <Button onClick={cancel}>{t('step.cancel')}</Button>
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
          <StandDown delivery={delivery} />
          <CalmButton kind="primary" onClick={ask('closeCard')}>
            {t('step.close')}
          </CalmButton>
        </div>
      );
  }
}

/** A button that has just appeared may be under a finger that meant another one. */
const CALM_MS = 600;

/** Takes no click at first: the second half of a double click on Send now must not stand down. */
function CalmButton(props: ComponentProps<typeof Button>) {
  const { clock } = useParts();
  const [calm, setCalm] = useState(false);
  useEffect(() => clock.after(CALM_MS, () => setCalm(true)), [clock]);
  return <Button {...props} disabled={!calm} data-appearing={!calm} />;
}

function StandDown({ delivery }: CardButtonsProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const all = useAppState((app) => app.deliveries);
  const stoodDown = useWindowState((state) => state.stoodDown);
  const panic = isPanic(delivery.action.status);
  switch (standDownStep(delivery, all, stoodDown, panic)) {
    case 'none':
      return null;
    case 'possible':
      return (
        <CalmButton onClick={() => void askDelivery(parts, 'standDown', delivery.id)}>
          {t('step.standDown')}
        </CalmButton>
      );
    case 'under-way':
      return <Button disabled>{t('card.standingDown')}</Button>;
    case 'done':
      return <Button disabled>{t('card.stoodDown')}</Button>;
  }
}
