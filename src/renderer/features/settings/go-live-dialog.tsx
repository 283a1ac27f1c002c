// The one question before real people can be alerted.
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { withRoom } from '../../../shared/settings/goes-along';
import { useAppState } from '../../kit/window-parts';

interface GoLiveDialogProps {
  readonly open: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Shows the channel, the location and the number a press would carry. */
export function GoLiveDialog({ open, onConfirm, onClose }: GoLiveDialogProps) {
  const { t } = useTranslation();
  const { desk, share911 } = useAppState((app) => app.settings);
  return (
    <ConfirmDialog
      open={open}
      title={t('settings.world.dialogTitle')}
      confirm={t('settings.world.confirm')}
      stay={t('settings.world.stay')}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{t('settings.world.dialogBody')}</p>
      <div className="dialog-facts">
        <p>{t('settings.world.dialogChannel', { channel: share911.channelId })}</p>
        <p>
          {t('settings.world.dialogLocation', { location: withRoom(desk.location, desk.room) })}
        </p>
        {desk.callbackPhone !== '' && (
          <p>{t('settings.desk.dialogPhone', { phone: desk.callbackPhone })}</p>
        )}
      </div>
    </ConfirmDialog>
  );
}
