// One on-or-off among the settings: saved when it is switched, with a refusal beside it.
import type { Result } from '../../../shared/core/failure';
import { OnOffField } from '../../components/on-off-field';
import { useSavedAtOnce } from '../../kit/use-setting';

interface SettingSwitchProps {
  /** Dotted, as in the managed configuration. */
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly save: (on: boolean) => Promise<Result<null>>;
}

/** Shows what is in force: a change that main refused goes back to what was before. */
export function SettingSwitch({ path, save, ...look }: SettingSwitchProps) {
  return <OnOffField {...look} {...useSavedAtOnce(path, save)} />;
}
