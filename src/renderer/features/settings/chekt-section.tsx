// Where CHeKT is, and which sites this desk asks about.
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../kit/window-parts';
import { Section } from './section';
import { SettingText } from '../../kit/setting-text';
import { useSave } from '../../kit/use-setting';

/** The key has its own section: it is not a setting. */
export function ChektSection() {
  const { t } = useTranslation();
  const save = useSave();
  const chekt = useAppState((app) => app.settings.chekt);
  const location = useAppState((app) => app.settings.desk.location);
  return (
    <Section title={t('ask.settings.chekt.title')} intro={t('ask.settings.chekt.intro')}>
      <SettingText
        path="chekt.baseUrl"
        label={t('ask.settings.chekt.baseUrl')}
        value={chekt.baseUrl}
        wrong={t('settings.error.address')}
        save={(baseUrl) => save({ chekt: { baseUrl: baseUrl.trim() } })}
      />
      <SettingText
        path="chekt.siteName"
        label={t('ask.settings.chekt.siteName')}
        hint={t('ask.settings.chekt.siteNameHint', { location })}
        value={chekt.siteName}
        wrong={t('settings.error.line')}
        maxLength={128}
        save={(siteName) => save({ chekt: { siteName } })}
      />
      <SettingText
        path="chekt.siteIds"
        kind="lines"
        label={t('ask.settings.chekt.siteIds')}
        hint={t('ask.settings.chekt.siteIdsHint')}
        value={chekt.siteIds.join('\n')}
        wrong={t('ask.settings.chekt.siteIdsWrong')}
        save={(text) => save({ chekt: { siteIds: idsOf(text) } })}
      />
    </Section>
  );
}

/** The order stays: the first one is what a question starts with. */
function idsOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
