// One key: stored, replaced or removed, and never shown.
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/core/failure';
import type { SecretName, SecretState } from '../../../shared/settings/secret';
import { Button } from '../../components/button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Tag } from '../../components/tag';
import { TextField } from '../../components/text-field';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';

/** Where the words of each key are; the first key, of the presses, has its own. */
const WORDS = {
  'chekt.apiKey': 'ask.settings.secret.chektKey',
  'chekt.webhookSecret': 'ask.settings.secret.webhookSecret',
  'emergency24.apiKey': 'ask.settings.secret.emergency24Key',
  'emergency24.accessToken': 'ask.settings.secret.accessToken',
  'emergency24.tokenSecret': 'ask.settings.secret.tokenSecret',
  'share911.webhookPassword': 'calls.settings.secret.password',
  'rapidsos.sharedSecret': 'calls.settings.secret.shared',
  'rapidsos.clientId': 'calls.settings.secret.clientId',
  'rapidsos.clientSecret': 'calls.settings.secret.clientSecret',
} as const satisfies Record<Exclude<SecretName, 'share911.apiKey'>, string>;

/** Its buttons say which key they are for: several stand below each other. */
function wordsOf(t: TFunction, name: SecretName) {
  if (name === 'share911.apiKey') {
    return {
      label: t('settings.secret.share911'),
      notStored: t('settings.secret.notStored'),
      store: t('settings.secret.store'),
      clear: t('settings.secret.clear'),
      clearTitle: t('settings.secret.clearTitle'),
      clearBody: t('settings.secret.clearBody'),
    };
  }
  const label = t(WORDS[name]);
  return {
    label,
    hint: t(`${WORDS[name]}Hint`),
    notStored: t(`${WORDS[name]}None`),
    store: t('ask.settings.secret.storeNamed', { name: label }),
    clear: t('ask.settings.secret.clearNamed', { name: label }),
    clearTitle: t('ask.settings.secret.clearTitle', { name: label }),
    clearBody: t(`${WORDS[name]}Clear`),
  };
}

const TONES = {
  stored: 'good',
  'not-stored': 'plain',
  unreadable: 'trouble',
  'other-address': 'trouble',
} as const satisfies Record<SecretState, string>;

const STATE_WORDS = {
  stored: 'stored',
  unreadable: 'unreadable',
  'other-address': 'otherAddress',
} as const satisfies Record<Exclude<SecretState, 'not-stored'>, string>;

/** The typed key is forgotten by the window as soon as main has it. */
export function KeyField({ name }: { readonly name: SecretName }) {
  const { t } = useTranslation();
  const words = wordsOf(t, name);
  const { api } = useParts();
  const state = useAppState((app) => app.secrets[name]);
  const stored = state === 'stored' || state === 'other-address';
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asking, setAsking] = useState(false);

  const store = async () => {
    if (typed.trim() === '') return;
    const result = await api.call('setSecret', { name, value: typed });
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setTyped('');
  };
  const clear = async () => {
    const result = await api.call('clearSecret', { name });
    setFailure(result.ok ? null : result.failure);
  };

  return (
    <div className="settings-key">
      <TextField
        kind="password"
        label={words.label}
        {...(words.hint === undefined ? {} : { hint: words.hint })}
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
        {state !== undefined && (
          <Tag tone={TONES[state]}>
            {state === 'not-stored' ? words.notStored : t(`settings.secret.${STATE_WORDS[state]}`)}
          </Tag>
        )}
        <Button
          kind="primary"
          aria-label={words.store}
          disabled={typed.trim() === ''}
          onClick={() => void store()}
        >
          {t('settings.secret.store')}
        </Button>
        {stored && (
          <Button aria-label={words.clear} onClick={() => setAsking(true)}>
            {t('settings.secret.clear')}
          </Button>
        )}
      </div>
      {(state === 'unreadable' || state === 'other-address') && (
        <p className="field-hint">{t(`settings.secret.${STATE_WORDS[state]}Hint`)}</p>
      )}
      <ConfirmDialog
        open={asking}
        title={words.clearTitle}
        confirm={t('settings.secret.clear')}
        stay={t('settings.secret.keep')}
        onConfirm={() => void clear()}
        onClose={() => setAsking(false)}
      >
        <p>{words.clearBody}</p>
      </ConfirmDialog>
    </div>
  );
}
