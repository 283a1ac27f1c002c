// This computer's clock is off: signed requests carry its time, and a service may refuse them.
import './contacts-warning.css';
import { useTranslation } from 'react-i18next';
import type { ContactSource } from '../../shared/contacts/contact';
import { CLOCK_SKEW_WARN_MS } from '../../shared/contacts/emergency24';
import { Sign } from '../components/icons';
import { useAppState } from './window-parts';

const MINUTE_MS = 60_000;

/** Nothing below two minutes, or while nobody knows. */
export function ClockWarning({ source }: { readonly source: ContactSource }) {
  const { t } = useTranslation();
  const skewMs = useAppState((app) => app.directory.clockSkewMs[source]);
  if (skewMs === null || Math.abs(skewMs) < CLOCK_SKEW_WARN_MS) return null;
  return (
    <p className="contacts-warning" role="status">
      <Sign name="triangle" size={16} />
      <span>
        {t(skewMs > 0 ? 'contacts.sync.clockSlow' : 'contacts.sync.clockFast', {
          minutes: Math.round(Math.abs(skewMs) / MINUTE_MS),
          service: t(`vendor.${source}`),
        })}
      </span>
    </p>
  );
}
