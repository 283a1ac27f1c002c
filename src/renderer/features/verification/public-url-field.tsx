// The address through which the outside reaches this desk.
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../kit/window-parts';
import { SettingText } from '../../kit/setting-text';
import { useSave } from '../../kit/use-setting';

/** Empty while there is none. */
export function PublicUrlField() {
  const { t } = useTranslation();
  const save = useSave();
  const publicUrl = useAppState((app) => app.settings.webhooks.publicUrl);
  return (
    <SettingText
      path="webhooks.publicUrl"
      label={t('ask.reach.publicUrl')}
      hint={t('ask.reach.publicHint')}
      placeholder="https://"
      value={publicUrl}
      wrong={t('settings.error.address')}
      save={(typed) => save({ webhooks: { publicUrl: typed.trim() } })}
    />
  );
}
