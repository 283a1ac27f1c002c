// What must be done before this desk can go live.
import { useTranslation } from 'react-i18next';
import type { TroubleId } from '../../../shared/core/readiness';
import { Sign } from '../../components/icons';

/** Nothing while nothing is missing. */
export function MissingList({ missing }: { readonly missing: readonly TroubleId[] }) {
  const { t } = useTranslation();
  if (missing.length === 0) return null;
  return (
    <div className="missing" role="alert">
      <h3>{t('settings.world.missing')}</h3>
      <ul>
        {missing.map((id) => (
          <li key={id}>
            <Sign name="triangle" size={18} />
            <span>
              <b>{t(`trouble.${id}.what`)}</b>
              <span className="muted">{t(`trouble.${id}.remedy`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
