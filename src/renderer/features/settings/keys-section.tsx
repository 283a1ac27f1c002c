// The keys this desk holds: they can be stored and removed here, never read.
import { useTranslation } from 'react-i18next';
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
      <ChektKeyField name="chekt.apiKey" words="chektKey" />
      <ChektKeyField name="chekt.webhookSecret" words="webhookSecret" />
    </Section>
  );
}

interface ChektKeyFieldProps {
  readonly name: 'chekt.apiKey' | 'chekt.webhookSecret';
  readonly words: 'chektKey' | 'webhookSecret';
}

function ChektKeyField({ name, words }: ChektKeyFieldProps) {
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
