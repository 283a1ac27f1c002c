// One choice among the settings: saved when it is made, with a refusal beside it.
import type { Result } from '../../../shared/core/failure';
import { SelectField } from '../../components/select-field';
import { useSavedAtOnce } from '../../kit/use-setting';

interface SettingChoiceProps<T extends string> {
  /** Dotted, as in the managed configuration. */
  readonly path: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly save: (value: T) => Promise<Result<null>>;
}

/** Shows what is in force: a choice that main refused goes back to the one before. */
export function SettingChoice<T extends string>(props: SettingChoiceProps<T>) {
  const { path, save, ...look } = props;
  return <SelectField {...look} {...useSavedAtOnce(path, save)} />;
}
