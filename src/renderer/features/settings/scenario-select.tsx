// How the practice service behaves, so that a desk can rehearse a bad day too.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/core/failure';
import { PracticeScenario } from '../../../shared/core/practice';
import { SelectField } from '../../components/select-field';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';

/** Nothing outside practice. */
export function ScenarioSelect() {
  const { t } = useTranslation();
  const { api } = useParts();
  const scenario = useAppState((app) => app.practice?.scenario);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (scenario === undefined) return null;
  return (
    <SelectField
      label={t('settings.world.scenario')}
      value={scenario}
      options={PracticeScenario.options.map((id) => ({
        id,
        label: t(`settings.world.scenarios.${id}`),
      }))}
      error={
        failure === null ? undefined : t('settings.world.failed', { what: failureWhat(t, failure) })
      }
      onChange={(next) => {
        void api
          .call('setPracticeScenario', { scenario: next })
          .then((result) => setFailure(result.ok ? null : result.failure));
      }}
    />
  );
}
