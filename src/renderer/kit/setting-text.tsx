// One text or number among the settings: saved when it is left, with its error beside it.
import { useTranslation } from 'react-i18next';
import { failed, type Result } from '../../shared/core/failure';
import { TextField } from '../components/text-field';
import { failureWhat } from './failure-words';
import { useDraft, useLocked } from './use-setting';

interface SettingTextProps {
  /** Dotted, as in the managed configuration. */
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly save: (text: string) => Promise<Result<null>>;
  /** What to say when the value cannot be used. */
  readonly wrong: string;
  readonly hint?: string;
  readonly kind?: 'line' | 'lines';
  readonly placeholder?: string;
  readonly maxLength?: number;
}

/** A refusal because of the value shows `wrong`; any other refusal shows its own words. */
export function SettingText(props: SettingTextProps) {
  const { t } = useTranslation();
  const { path, label, value, save, wrong, ...look } = props;
  const locked = useLocked(path);
  const draft = useDraft(value, save);
  return (
    <TextField
      {...look}
      label={label}
      value={draft.text}
      disabled={locked}
      note={noteOf(locked ? t('settings.locked') : '', draft.saved ? t('settings.saved') : '')}
      error={
        draft.failure === null
          ? undefined
          : draft.failure.kind === 'invalid-input'
            ? wrong
            : t('settings.notSaved', { what: failureWhat(t, draft.failure) })
      }
      onChange={(text) => draft.type(text)}
      onBlur={() => draft.commit()}
      onEnter={() => draft.commit()}
    />
  );
}

function noteOf(locked: string, saved: string) {
  if (locked !== '') return { text: locked, good: false };
  return saved === '' ? undefined : { text: saved, good: true };
}

interface SettingNumberProps {
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly save: (value: number) => Promise<Result<null>>;
}

/** A whole number; what is not one never leaves the field. */
export function SettingNumber({ value, min, max, save, ...rest }: SettingNumberProps) {
  const { t } = useTranslation();
  return (
    <SettingText
      {...rest}
      value={String(value)}
      wrong={t('settings.error.number', { min, max })}
      save={(text) => {
        const typed = text.trim();
        const number = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
        return number >= min && number <= max
          ? save(number)
          : Promise.resolve(failed({ kind: 'invalid-input', detail: 'not a number in bounds' }));
      }}
    />
  );
}
