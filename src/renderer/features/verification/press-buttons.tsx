// Calling for help from a board: the same press as the tile's, with the same countdown.
import { useTranslation } from 'react-i18next';
import type { CheckInStatus } from '../../../shared/core/check-in';
import { useParts } from '../../kit/window-parts';
import { CalmButton } from '../../kit/calm-button';
import { isByKeyboard, press } from '../../kit/press';

/** The first one is the likely one. */
export function PressButtons({ statuses }: { readonly statuses: readonly CheckInStatus[] }) {
  const { t } = useTranslation();
  const parts = useParts();
  return statuses.map((status, index) => (
    <CalmButton
      key={status}
      kind={index === 0 ? 'primary' : 'plain'}
      onClick={(event) => void press(parts, status, isByKeyboard(event))}
    >
      {t('verify.press', { status: t(`status.${status}`) })}
    </CalmButton>
  ));
}
