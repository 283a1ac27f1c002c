// What a table must hold, said before one is chosen, and a template to save.
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactSource } from '../../../shared/contacts/contact';
import { useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/once-button';

export function ImportNeeds({ source }: { readonly source: ContactSource }) {
  const { t } = useTranslation();
  const { api } = useParts();
  const [saved, setSaved] = useState('');
  const hintId = useId();
  const save = async () => {
    const result = await api.call('saveImportTemplate', { source });
    if (!result.ok) {
      setSaved(t('contacts.notTaken', { what: failureWhat(t, result.failure) }));
      return;
    }
    const { path } = result.value;
    setSaved(path === null ? '' : t('contacts.import.templateSaved', { path }));
  };
  return (
    <div className="import-needs">
      <p>
        <b>{t('contacts.import.needs')}</b> {t(`contacts.import.needed.${source}`)}
      </p>
      <div className="import-file">
        <OnceButton run={save} aria-describedby={hintId}>
          {t('contacts.import.template')}
        </OnceButton>
        <span id={hintId} className="field-hint exchange-path" role="status">
          {saved === '' ? t('contacts.import.templateHint') : saved}
        </span>
      </div>
    </div>
  );
}
