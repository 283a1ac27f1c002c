// Where Emergency24 is, and how this desk proves itself there.
import { useTranslation } from 'react-i18next';
import { Settings } from '../../../shared/settings/settings';
import { useAppState } from '../../kit/window-parts';
import { ClockWarning } from '../../kit/clock-warning';
import { Section } from './section';
import { SettingChoice } from './setting-choice';
import { SettingText } from '../../kit/setting-text';
import { useSave } from '../../kit/use-setting';

const AUTHS = Settings.shape.emergency24.shape.auth.options;

/** The keys have their own section: they are not settings. */
export function Emergency24Section() {
  const { t } = useTranslation();
  const save = useSave();
  const { baseUrl, auth } = useAppState((app) => app.settings.emergency24);
  return (
    <Section title={t('vendor.emergency24')} intro={t('ask.settings.emergency24.intro')}>
      <SettingText
        path="emergency24.baseUrl"
        label={t('ask.settings.emergency24.baseUrl')}
        value={baseUrl}
        wrong={t('settings.error.address')}
        save={(typed) => save({ emergency24: { baseUrl: typed.trim() } })}
      />
      <div className="field">
        <SettingChoice
          path="emergency24.auth"
          label={t('ask.settings.emergency24.auth')}
          value={auth}
          options={AUTHS.map((id) => ({ id, label: t(`ask.settings.emergency24.auths.${id}`) }))}
          save={(next) => save({ emergency24: { auth: next } })}
        />
        <p className="field-hint">{t(`ask.settings.emergency24.authHint.${auth}`)}</p>
      </div>
      <ClockWarning source="emergency24" />
    </Section>
  );
}
