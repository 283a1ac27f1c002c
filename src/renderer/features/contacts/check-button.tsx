// One click: CHeKT writes to the number or address it has and asks whether it is the right one.
import { useTranslation } from 'react-i18next';
import { siteNameOf } from '../../../shared/settings/place';
import { asItGoesOut } from '../../../shared/verification/verification-message';
import { useAppState, useParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/once-button';
import { validateRecord } from './record-calls';

interface CheckButtonProps {
  /** Of CHeKT's record. */
  readonly recordKey: string;
  readonly name: string;
  readonly method: 'sms' | 'email';
  /** What is checked. */
  readonly text: string;
}

export function CheckButton({ recordKey, name, method, text }: CheckButtonProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const site = useAppState((app) => siteNameOf(app.settings));
  const world = useAppState((app) => app.world);
  const language = useAppState((app) => app.language);
  const message = asItGoesOut(t(`contacts.check.${method}Message`, { site }), {
    method,
    world,
    language,
  });
  return (
    <OnceButton
      size="small"
      aria-label={t(`contacts.check.${method}One`, { text })}
      run={() => validateRecord(parts, { key: recordKey, name }, method, message)}
    >
      {t(`contacts.check.${method}`)}
    </OnceButton>
  );
}
