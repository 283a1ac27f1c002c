// One key: stored, replaced or removed, and never shown.
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

interface KeyFieldProps {
  readonly name: SecretName;
  readonly label: string;
  readonly hint?: string;
  readonly notStored: string;
  /** Names of the buttons for a screen reader: with several keys, each must say which. */
  readonly store: string;
  readonly clear: string;
  readonly clearTitle: string;
  readonly clearBody: string;
}

const TONES = {
  stored: 'good',
  'not-stored': 'plain',
  unreadable: 'trouble',
  'other-address': 'trouble',
} as const satisfies Record<SecretState, string>;

const WORDS = {
  stored: 'stored',
  unreadable: 'unreadable',
  'other-address': 'otherAddress',
} as const satisfies Record<Exclude<SecretState, 'not-stored'>, string>;

/** The typed key is forgotten by the window as soon as main has it. */
export function KeyField(props: KeyFieldProps) {
  const { name, label, hint } = props;
  const { t } = useTranslation();
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
        label={label}
        {...(hint === undefined ? {} : { hint })}
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
            {state === 'not-stored' ? props.notStored : t(`settings.secret.${WORDS[state]}`)}
          </Tag>
        )}
        <Button
          kind="primary"
          aria-label={props.store}
          disabled={typed.trim() === ''}
          onClick={() => void store()}
        >
          {t('settings.secret.store')}
        </Button>
        {stored && (
          <Button aria-label={props.clear} onClick={() => setAsking(true)}>
            {t('settings.secret.clear')}
          </Button>
        )}
      </div>
      {(state === 'unreadable' || state === 'other-address') && (
        <p className="field-hint">{t(`settings.secret.${WORDS[state]}Hint`)}</p>
      )}
      <ConfirmDialog
        open={asking}
        title={props.clearTitle}
        confirm={t('settings.secret.clear')}
        stay={t('settings.secret.keep')}
        onConfirm={() => void clear()}
        onClose={() => setAsking(false)}
      >
        <p>{props.clearBody}</p>
      </ConfirmDialog>
    </div>
  );
}
