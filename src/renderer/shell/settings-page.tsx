// The Settings screen with what verification shows there.
import { SettingsScreen } from '../features/settings/settings-screen';
import { ReachBody } from '../features/verification/reach-body';

export function SettingsPage() {
  return <SettingsScreen reach={<ReachBody />} />;
}
