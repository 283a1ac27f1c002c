// The keys this desk holds: they can be stored and removed here, never read.
import { useTranslation } from 'react-i18next';
import type { SecretName } from '../../../shared/settings/secret';
import { KeyField } from './key-field';
import { Section } from './section';

/** One field for each key that an operator of this desk may be given. */
export function KeysSection() {
  const { t } = useTranslation();
  return (
    <Section title={t('settings.section.keys')} intro={t('settings.secret.intro')}>
      <KeyField
        name="share911.apiKey"
        label={t('settings.secret.share911')}
        notStored={t('settings.secret.notStored')}
        store={t('settings.secret.store')}
        clear={t('settings.secret.clear')}
        clearTitle={t('settings.secret.clearTitle')}
        clearBody={t('settings.secret.clearBody')}
      />
      <NamedKeyField name="chekt.apiKey" words="chektKey" />
      <NamedKeyField name="chekt.webhookSecret" words="webhookSecret" />
      <NamedKeyField name="emergency24.apiKey" words="emergency24Key" />
      <NamedKeyField name="emergency24.accessToken" words="accessToken" />
      <NamedKeyField name="emergency24.tokenSecret" words="tokenSecret" />
    </Section>
  );
}

interface NamedKeyFieldProps {
  readonly name: SecretName;
  readonly words: 'chektKey' | 'webhookSecret' | 'emergency24Key' | 'accessToken' | 'tokenSecret';
}

/** Its buttons say which key they are for: several stand below each other. */
function NamedKeyField({ name, words }: NamedKeyFieldProps) {
  const { t } = useTranslation();
  const label = t(`ask.settings.secret.${words}`);
  return (
    <KeyField
      name={name}
      label={label}
      hint={t(`ask.settings.secret.${words}Hint`)}
      notStored={t(`ask.settings.secret.${words}None`)}
      store={t('ask.settings.secret.storeNamed', { name: label })}
      clear={t('ask.settings.secret.clearNamed', { name: label })}
      clearTitle={t('ask.settings.secret.clearTitle', { name: label })}
      clearBody={t(`ask.settings.secret.${words}Clear`)}
    />
  );
}
