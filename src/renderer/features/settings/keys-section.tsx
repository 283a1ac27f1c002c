// The keys this desk holds: they can be stored and removed here, never read.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/failure';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Tag } from '../../components/tag';
import { TextField } from '../../components/text-field';
import { useAppState, useParts } from '../../window-parts';
import { failureWhat } from '../delivery/words';
import { Section } from './section';

const NAME = 'share911.apiKey';

/** The typed key is forgotten by the window as soon as main has it. */
export function KeysSection() {
  const { t } = useTranslation();
  const { api } = useParts();
  const stored = useAppState((app) => app.secrets[NAME] === true);
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asking, setAsking] = useState(false);

  const store = async () => {
    if (typed.trim() === '') return;
    const result = await api.call('setSecret', { name: NAME, value: typed });
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setTyped('');
  };
  const clear = async () => {
    const result = await api.call('clearSecret', { name: NAME });
    setFailure(result.ok ? null : result.failure);
  };

  return (
    <Section title={t('settings.section.keys')} intro={t('settings.secret.intro')}>
      <TextField
        kind="password"
        label={t('settings.secret.share911')}
        placeholder={t(stored ? 'settings.secret.replace' : 'settings.secret.placeholder')}
        value={typed}
        error={
          failure === null
            ? undefined
            : t('settings.secret.refused', {
                what:
                  failure.kind === 'invalid-input'
                    ? t('settings.secret.oneLine')
                    : failureWhat(t, failure),
              })
        }
        onChange={setTyped}
        onEnter={() => void store()}
      />
      <div className="settings-row">
        <Tag tone={stored ? 'good' : 'plain'}>
          {t(stored ? 'settings.secret.stored' : 'settings.secret.notStored')}
        </Tag>
        <Button kind="primary" disabled={typed.trim() === ''} onClick={() => void store()}>
          {t('settings.secret.store')}
        </Button>
        {stored && <Button onClick={() => setAsking(true)}>{t('settings.secret.clear')}</Button>}
      </div>
      <ConfirmDialog
        open={asking}
        title={t('settings.secret.clearTitle')}
        confirm={t('settings.secret.clear')}
        stay={t('settings.secret.keep')}
        onConfirm={() => void clear()}
        onClose={() => setAsking(false)}
      >
        <p>{t('settings.secret.clearBody')}</p>
      </ConfirmDialog>
    </Section>
  );
}
