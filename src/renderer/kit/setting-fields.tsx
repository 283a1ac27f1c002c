// One setting in a field: each knows its own value by its path, saves it, and shows a refusal beside it.
import { useTranslation } from 'react-i18next';
import { failed } from '../../shared/core/failure';
import { OnOffField } from '../components/on-off-field';
import { SelectField } from '../components/select-field';
import { TextField } from '../components/text-field';
import { failureWhat } from './failure-words';
import {
  useDraft,
  useLocked,
  useSavedAtOnce,
  useSetting,
  type Draft,
  type SettingPath,
} from './use-setting';

interface Words {
  readonly label: string;
  readonly hint?: string;
}

interface TextWords extends Words {
  /** What to say when the value cannot be used. */
  readonly wrong: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

interface DraftFieldProps extends TextWords {
  readonly path: string;
  readonly draft: Draft;
  readonly kind?: 'line' | 'lines';
}

/** Saved when it is left. A refusal because of the value shows `wrong`; any other shows its own words. */
export function DraftField({ path, draft, wrong, ...look }: DraftFieldProps) {
  const { t } = useTranslation();
  const locked = useLocked(path);
  const saved = draft.saved ? { text: t('settings.saved'), good: true } : undefined;
  return (
    <TextField
      {...look}
      value={draft.text}
      disabled={locked}
      note={locked ? { text: t('settings.locked'), good: false } : saved}
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

interface SettingTextProps extends TextWords {
  readonly path: SettingPath<string>;
}

/** Blanks around it are nobody's wish. */
export function SettingText({ path, ...words }: SettingTextProps) {
  const [value, save] = useSetting<string>(path);
  const draft = useDraft(value, (text) => save(text.trim()));
  return <DraftField {...words} path={path} draft={draft} />;
}

interface SettingLinesProps extends TextWords {
  readonly path: SettingPath<string[]>;
  /** A line typed twice counts once. */
  readonly distinct?: boolean;
}

/** One entry a line, in their order; empty lines are none. */
export function SettingLines({ path, distinct = false, ...words }: SettingLinesProps) {
  const [value, save] = useSetting<string[]>(path);
  const draft = useDraft(value.join('\n'), (text) => {
    const lines = text.split('\n').map((line) => line.trim());
    return save((distinct ? [...new Set(lines)] : lines).filter((line) => line !== ''));
  });
  return <DraftField {...words} kind="lines" path={path} draft={draft} />;
}

interface SettingNumberProps extends Words {
  readonly path: SettingPath<number>;
  readonly min: number;
  readonly max: number;
}

/** A whole number; what is not one never leaves the field. */
export function SettingNumber({ path, min, max, ...words }: SettingNumberProps) {
  const { t } = useTranslation();
  const [value, save] = useSetting<number>(path);
  const draft = useDraft(String(value), (text) => {
    const typed = text.trim();
    const number = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
    return number >= min && number <= max
      ? save(number)
      : Promise.resolve(failed({ kind: 'invalid-input', detail: 'not a number in bounds' }));
  });
  const wrong = t('settings.error.number', { min, max });
  return <DraftField {...words} path={path} draft={draft} wrong={wrong} />;
}

interface SettingSwitchProps extends Words {
  readonly path: SettingPath<boolean>;
  readonly hint: string;
}

/** Shows what is in force: a change that main refused goes back to what was before. */
export function SettingSwitch({ path, ...words }: SettingSwitchProps) {
  const { value, ...field } = useSavedAtOnce<boolean>(path);
  return <OnOffField {...words} {...field} on={value} />;
}

interface SettingChoiceProps<T extends string> {
  readonly path: SettingPath<T>;
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly label: string }[];
}

/** Shows what is in force: a choice that main refused goes back to the one before. */
export function SettingChoice<T extends string>({ path, ...look }: SettingChoiceProps<T>) {
  return <SelectField {...look} {...useSavedAtOnce<T>(path)} />;
}
