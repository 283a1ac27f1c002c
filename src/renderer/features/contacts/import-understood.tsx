// How a table was read, and the choices for whoever knows better.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ContactSource } from '../../../shared/contacts/contact';
import {
  TABLE_DELIMITERS,
  TableEncoding,
  type ImportPreview,
  type TableDelimiter,
} from '../../../shared/contacts/directory';
import { ChooseField } from '../../components/choose-field';
import { Sign } from '../../components/icons';
import { ImportColumns } from './import-columns';
import type { NamedReading } from './use-import';
import { useId, useState } from 'react';
import { useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/calm-button';

interface ImportUnderstoodProps {
  readonly source: ContactSource;
  readonly preview: ImportPreview;
  /** What has been said already: it may not have been read again yet. */
  readonly named: NamedReading;
  readonly disabled: boolean;
  /** Reads the table again. */
  readonly onName: (named: NamedReading) => void;
}

/** A paragraph of fifty headings is read by nobody. */
const NAMED_AT_ONCE = 8;
const FIRST_LINES = ['headings', 'person'] as const;
const SIGN_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

export function ImportUnderstood(props: ImportUnderstoodProps) {
  const { source, preview, named, disabled, onName } = props;
  const { t } = useTranslation();
  const { encoding, delimiter, sheets, sheet, hasHeadings, columns } = preview.understood;
  // Programs write many columns that hold nothing; the list below has them too.
  const unknown = preview.unknownColumns.filter((heading) =>
    columns.some((column) => column.heading === heading && column.sample !== ''),
  );
  return (
    <section className="import-preview" aria-label={t('contacts.import.understood')}>
      <h4>{t('contacts.import.understood')}</h4>
      <p className="muted">{t('contacts.import.understoodHint')}</p>
      <div className="form-pair">
        {encoding !== null && (
          <ChooseField
            label={t('contacts.import.encoding')}
            value={named.encoding ?? encoding}
            options={TableEncoding.options.map((id) => ({
              id,
              label: t(`contacts.import.encodings.${id}`),
            }))}
            disabled={disabled}
            onChange={(id) => onName({ encoding: TableEncoding.parse(id) })}
          />
        )}
        {delimiter !== null && (
          <ChooseField
            label={t('contacts.import.delimiter')}
            value={SIGN_NAMES[named.delimiter ?? delimiter]}
            options={TABLE_DELIMITERS.map((sign) => ({
              id: SIGN_NAMES[sign],
              label: t(`contacts.import.delimiters.${SIGN_NAMES[sign]}`),
            }))}
            disabled={disabled}
            onChange={(id) => onName({ delimiter: signOf(id) })}
          />
        )}
        {sheet !== null && sheets.length > 1 && (
          <ChooseField
            label={t('contacts.import.sheet')}
            value={named.sheet ?? sheet}
            options={sheets.map((name) => ({ id: name, label: name }))}
            disabled={disabled}
            onChange={(name) => onName({ sheet: name })}
          />
        )}
        {columns.length > 0 && (
          <ChooseField
            label={t('contacts.import.firstLine')}
            value={FIRST_LINES[(named.hasHeadings ?? hasHeadings) ? 0 : 1]}
            options={FIRST_LINES.map((id) => ({
              id,
              label: t(`contacts.import.firstLines.${id}`),
            }))}
            disabled={disabled}
            onChange={(id) => onName({ hasHeadings: id === FIRST_LINES[0] })}
          />
        )}
      </div>
      {preview.problems.length > 0 && (
        <div role="alert">
          <ul className="import-problems">
            {preview.problems.map((problem) => (
              <li key={problem} className="contacts-warning">
                <Sign name="triangle" size={16} />
                <span>{problem}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {unknown.length > 0 && (
        <p className="contacts-warning">
          <Sign name="triangle" size={16} />
          <span>{t('contacts.import.unknownColumns', { columns: someOf(unknown, t) })}</span>
        </p>
      )}
      {columns.length > 0 && (
        <ImportColumns
          source={source}
          columns={columns}
          named={named.columns ?? []}
          disabled={disabled}
          onName={(naming) => onName({ columns: [naming] })}
        />
      )}
    </section>
  );
}

function someOf(headings: readonly string[], t: TFunction): string {
  const named = headings.slice(0, NAMED_AT_ONCE).join(', ');
  const more = headings.length - NAMED_AT_ONCE;
  return more > 0 ? `${named} ${t('contacts.import.andMore', { shown: more })}` : named;
}

function signOf(name: string): TableDelimiter {
  return TABLE_DELIMITERS.find((sign) => SIGN_NAMES[sign] === name) ?? ',';
}

/** What a table must hold, said before one is chosen, and a template to save. */
export function ImportNeeds({ source }: { readonly source: ContactSource }) {
  const { t } = useTranslation();
  const { api } = useParts();
  const [saved, setSaved] = useState('');
  const hintId = useId();
  const save = async () => {
    const result = await api.call('saveImportTemplate', { source });
    if (!result.ok) {
      setSaved(t('contacts.notTaken', { what: failureWhat(t, result.failure) }));
      return;
    }
    const { path } = result.value;
    setSaved(path === null ? '' : t('contacts.import.templateSaved', { path }));
  };
  return (
    <div className="import-needs">
      <p>
        <b>{t('contacts.import.needs')}</b> {t(`contacts.import.needed.${source}`)}
      </p>
      <div className="import-file">
        <OnceButton run={save} aria-describedby={hintId}>
          {t('contacts.import.template')}
        </OnceButton>
        <span id={hintId} className="field-hint exchange-path" role="status">
          {saved === '' ? t('contacts.import.templateHint') : saved}
        </span>
      </div>
    </div>
  );
}
