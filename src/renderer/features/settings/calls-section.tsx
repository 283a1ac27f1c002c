// Shared 911 calls: the way in and its proof, where this building is, how long a call is kept.
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../kit/window-parts';
import { CallSite } from './call-site';
import { IncomingAddress } from './incoming-address';
import { IncomingKey } from './incoming-key';
import { Section } from './section';
import type { Result } from '../../../shared/core/failure';
import { OnOffField } from '../../components/on-off-field';
import { SettingNumber, SettingText } from '../../kit/setting-text';
import { useSave, useSavedAtOnce } from '../../kit/use-setting';

/** What it takes to receive comes first; asking for newer places comes last, since it needs more approval. */
export function CallsSection() {
  const { t } = useTranslation();
  const save = useSave();
  const { rapidsosUrl, canProveRapidsos } = useAppState((app) => app.webhook);
  const { keepHours, tileUrl, sound } = useAppState((app) => app.settings.calls);
  const { baseUrl, followUp } = useAppState((app) => app.settings.rapidsos);
  return (
    <Section title={t('calls.settings.title')} intro={t('calls.settings.intro')}>
      <IncomingAddress
        label={t('calls.settings.url')}
        url={rapidsosUrl}
        canProve={canProveRapidsos}
        secret="rapidsos.sharedSecret"
        proof={t(canProveRapidsos ? 'calls.settings.canProve' : 'calls.settings.cannotProve')}
      />
      <IncomingKey name="rapidsos.sharedSecret" words="shared" />
      <CallSite />
      <SettingNumber
        path="calls.keepHours"
        label={t('calls.settings.keepHours')}
        hint={t('calls.settings.keepHoursHint')}
        value={keepHours}
        min={1}
        max={8760}
        save={(typed) => save({ calls: { keepHours: typed } })}
      />
      <SettingSwitch
        path="calls.sound"
        label={t('calls.settings.sound')}
        hint={t('calls.settings.soundHint')}
        on={sound}
        save={(on) => save({ calls: { sound: on } })}
      />
      <SettingText
        path="calls.tileUrl"
        label={t('calls.settings.tileUrl')}
        hint={t('calls.settings.tileUrlHint')}
        value={tileUrl}
        wrong={t('calls.settings.tileUrlWrong')}
        maxLength={1000}
        save={(text) => save({ calls: { tileUrl: text.trim() } })}
      />
      <SettingSwitch
        path="rapidsos.followUp"
        label={t('calls.settings.followUp')}
        hint={t('calls.settings.followUpHint')}
        on={followUp}
        save={(on) => save({ rapidsos: { followUp: on } })}
      />
      <SettingText
        path="rapidsos.baseUrl"
        label={t('calls.settings.baseUrl')}
        value={baseUrl}
        wrong={t('settings.error.address')}
        save={(text) => save({ rapidsos: { baseUrl: text.trim() } })}
      />
      <IncomingKey name="rapidsos.clientId" words="clientId" />
      <IncomingKey name="rapidsos.clientSecret" words="clientSecret" />
    </Section>
  );
}

interface SettingSwitchProps {
  /** Dotted, as in the managed configuration. */
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly save: (on: boolean) => Promise<Result<null>>;
}

/** Shows what is in force: a change that main refused goes back to what was before. */
function SettingSwitch({ path, save, ...look }: SettingSwitchProps) {
  return <OnOffField {...look} {...useSavedAtOnce(path, save)} />;
}
