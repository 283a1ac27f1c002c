// Which desk this is and where it stands.
import { useTranslation } from 'react-i18next';
import {
  CALLBACK_PHONE_MAX_LENGTH,
  LOCATION_MAX_LENGTH,
  ROOM_MAX_LENGTH,
} from '../../../shared/core/check-in';
import { useAppState } from '../../kit/window-parts';
import { Section } from './section';
import { SettingText } from '../../kit/setting-text';
import { useSave } from '../../kit/use-setting';

/** All of it goes out with every press or stands on every screen. */
export function DeskSection() {
  const { t } = useTranslation();
  const save = useSave();
  const desk = useAppState((app) => app.settings.desk);
  return (
    <Section title={t('settings.section.desk')}>
      <div className="settings-pair">
        <SettingText
          path="desk.name"
          label={t('settings.desk.name')}
          value={desk.name}
          wrong={t('settings.error.line')}
          maxLength={100}
          save={(name) => save({ desk: { name } })}
        />
        <SettingText
          path="desk.location"
          label={t('settings.desk.location')}
          hint={t('settings.desk.locationHint')}
          value={desk.location}
          wrong={t('settings.error.line')}
          maxLength={LOCATION_MAX_LENGTH}
          save={(location) => save({ desk: { location } })}
        />
        <SettingText
          path="desk.room"
          label={t('settings.desk.room')}
          hint={t('settings.desk.roomHint')}
          value={desk.room}
          wrong={t('settings.error.line')}
          maxLength={ROOM_MAX_LENGTH}
          save={(room) => save({ desk: { room } })}
        />
        <SettingText
          path="desk.callbackPhone"
          label={t('settings.desk.callbackPhone')}
          hint={t('settings.desk.callbackPhoneHint')}
          value={desk.callbackPhone}
          wrong={t('settings.desk.badPhone')}
          maxLength={CALLBACK_PHONE_MAX_LENGTH}
          save={(callbackPhone) => save({ desk: { callbackPhone } })}
        />
      </div>
    </Section>
  );
}
