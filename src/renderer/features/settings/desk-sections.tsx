// This desk itself: which it is, its keys, how a press behaves on it, and how its window looks.
import { useTranslation } from 'react-i18next';
import {
  CALLBACK_PHONE_MAX_LENGTH,
  LOCATION_MAX_LENGTH,
  ROOM_MAX_LENGTH,
} from '../../../shared/core/check-in';
import { Section } from './section';
import {
  SettingText,
  SettingLines,
  SettingNumber,
  SettingSwitch,
  SettingChoice,
} from '../../kit/setting-fields';
import { KeyField } from './key-field';

/** All of it goes out with every press or stands on every screen. */
export function DeskSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.section.desk')}>
      <div className="settings-pair">
        <SettingText
          path="desk.name"
          label={t('settings.desk.name')}
          wrong={t('settings.error.line')}
          maxLength={100}
        />
        <SettingText
          path="desk.location"
          label={t('settings.desk.location')}
          hint={t('settings.desk.locationHint')}
          wrong={t('settings.error.line')}
          maxLength={LOCATION_MAX_LENGTH}
        />
        <SettingText
          path="desk.room"
          label={t('settings.desk.room')}
          hint={t('settings.desk.roomHint')}
          wrong={t('settings.error.line')}
          maxLength={ROOM_MAX_LENGTH}
        />
        <SettingText
          path="desk.callbackPhone"
          label={t('settings.desk.callbackPhone')}
          hint={t('settings.desk.callbackPhoneHint')}
          wrong={t('settings.desk.badPhone')}
          maxLength={CALLBACK_PHONE_MAX_LENGTH}
        />
      </div>
    </Section>
  );
}

/** One field for each key that an operator of this desk may be given. */
export function KeysSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.section.keys')} intro={t('settings.secret.intro')}>
      <KeyField name="share911.apiKey" />
      <KeyField name="chekt.apiKey" />
      <KeyField name="chekt.webhookSecret" />
      <KeyField name="emergency24.apiKey" />
      <KeyField name="emergency24.accessToken" />
      <KeyField name="emergency24.tokenSecret" />
    </Section>
  );
}

/** Bounds are those of the settings' schema; main checks them again. */
export function PanicSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.section.panic')}>
      <div className="settings-pair">
        <SettingNumber
          path="panic.countdownSeconds"
          label={t('settings.panic.countdown')}
          hint={t('settings.panic.countdownHint')}
          min={0}
          max={10}
        />
        <SettingNumber
          path="panic.keyboardCountdownSeconds"
          label={t('settings.panic.keyboardCountdown')}
          hint={t('settings.panic.keyboardCountdownHint')}
          min={0}
          max={10}
        />
      </div>
      <div className="settings-pair">
        <SettingNumber
          path="panic.expireAfterMinutes"
          label={t('settings.panic.expire')}
          hint={t('settings.panic.expireHint')}
          min={1}
          max={1440}
        />
        <SettingText
          path="panic.emergencyNumber"
          label={t('settings.panic.emergencyNumber')}
          hint={t('settings.panic.emergencyHint')}
          wrong={t('settings.error.emergencyNumber')}
          maxLength={40}
        />
      </div>
      <SettingSwitch
        path="panic.discreetHotkeys"
        label={t('settings.panic.discreet')}
        hint={t('settings.panic.discreetHint')}
      />
      <SettingLines
        path="panic.phrases"
        label={t('settings.panic.phrases')}
        hint={t('settings.panic.phrasesHint')}
        wrong={t('settings.error.phrases')}
      />
    </Section>
  );
}

/** Both change at once, without a restart. */
export function LookSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.section.look')}>
      <div className="settings-pair">
        <SettingChoice
          path="language"
          label={t('settings.look.language')}
          options={[
            { id: 'system', label: t('settings.look.system') },
            { id: 'en', label: t('settings.look.english') },
            { id: 'es', label: t('settings.look.spanish') },
          ]}
        />
        <SettingChoice
          path="theme"
          label={t('settings.look.theme')}
          options={[
            { id: 'system', label: t('settings.look.system') },
            { id: 'light', label: t('settings.look.light') },
            { id: 'dark', label: t('settings.look.dark') },
          ]}
        />
      </div>
    </Section>
  );
}
