// Saves something as a file in one of three forms, and says where it went.
import './export-buttons.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../shared/core/failure';
import { ReportFormat } from '../../shared/incidents/incident';
import { failureWhat } from './failure-words';
import { OnceButton } from './calm-button';

interface ExportButtonsProps {
  /** Heads the buttons, such as "Export report". */
  readonly title: string;
  /** The full name of one button. */
  readonly nameOf: (format: string) => string;
  readonly hint?: string;
  readonly run: (format: ReportFormat) => Promise<Result<{ readonly path: string | null }>>;
}

export function ExportButtons({ title, nameOf, hint, run }: ExportButtonsProps) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const save = async (format: ReportFormat) => {
    setSaid(t('incident.report.working'));
    const result = await run(format);
    if (!result.ok) {
      setSaid(t('incident.report.failed', { what: failureWhat(t, result.failure) }));
      return;
    }
    const { path } = result.value;
    setSaid(path === null ? '' : t('incident.report.made', { path }));
  };
  return (
    <div className="export-buttons" role="group" aria-label={title}>
      <span className="export-title">{title}</span>
      {ReportFormat.options.map((format) => (
        <OnceButton
          key={format}
          size="small"
          aria-label={nameOf(format.toUpperCase())}
          run={() => save(format)}
        >
          {format.toUpperCase()}
        </OnceButton>
      ))}
      <span role="status" className="export-said">
        {said}
      </span>
      {hint !== undefined && <p className="muted">{hint}</p>}
    </div>
  );
}
