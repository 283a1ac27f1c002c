// A key that proves or asks about something from outside; its buttons say which key they are for.
import { useTranslation } from 'react-i18next';
import type { SecretName } from '../../../shared/settings/secret';
import { KeyField } from './key-field';

interface IncomingKeyProps {
  readonly name: SecretName;
  readonly words: 'shared' | 'clientId' | 'clientSecret' | 'password';
}

export function IncomingKey({ name, words }: IncomingKeyProps) {
  const { t } = useTranslation();
  const label = t(`calls.settings.secret.${words}`);
  return (
    <KeyField
      name={name}
      label={label}
      hint={t(`calls.settings.secret.${words}Hint`)}
      notStored={t(`calls.settings.secret.${words}None`)}
      store={t('ask.settings.secret.storeNamed', { name: label })}
      clear={t('ask.settings.secret.clearNamed', { name: label })}
      clearTitle={t('ask.settings.secret.clearTitle', { name: label })}
      clearBody={t(`calls.settings.secret.${words}Clear`)}
    />
  );
}
