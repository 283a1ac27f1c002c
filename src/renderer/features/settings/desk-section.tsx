// Which desk this is and where it stands.
import { useTranslation } from 'react-i18next';
import { LOCATION_MAX_LENGTH } from '../../../shared/core/check-in';
import { useAppState } from '../../kit/window-parts';
import { Section } from './section';
import { SettingText } from '../../kit/setting-text';
import { useSave } from '../../kit/use-setting';

/** Both go out with every press or stand on every screen. */
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
      </div>
    </Section>
  );
}
