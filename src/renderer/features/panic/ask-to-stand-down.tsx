// From the card of a panic: says that the person is secured, once it is understood what that does.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PressDelivery } from '../../../shared/delivery';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Tag } from '../../components/tag';
import { useAppState, useParts } from '../../kit/window-parts';
import { CalmButton } from '../../kit/calm-button';
import { askDelivery } from '../../kit/delivery-calls';
import { serviceName } from './words';

interface AskToStandDownProps {
  readonly delivery: PressDelivery;
}

/** The button stands beside Close: one slip must not tell everybody that the danger has gone. */
export function AskToStandDown({ delivery: { id } }: AskToStandDownProps) {
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
