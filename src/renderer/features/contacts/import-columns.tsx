// The columns of a table, each with what stands in it and what it is taken as; whoever knows better chooses.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactSource } from '../../../shared/contacts/contact';
import type { UnderstoodColumn } from '../../../shared/contacts/directory';
import {
  IMPORT_FIELDS,
  ImportField,
  type ColumnNaming,
} from '../../../shared/contacts/import-field';

interface ImportColumnsProps {
  readonly source: ContactSource;
  readonly columns: readonly UnderstoodColumn[];
  /** What has been said already: it may not have been read again yet. */
  readonly named: readonly ColumnNaming[];
  readonly disabled: boolean;
  readonly onName: (naming: ColumnNaming) => void;
}

export function ImportColumns({ source, columns, named, disabled, onName }: ImportColumnsProps) {
  const { t } = useTranslation();
  return (
    <div className="import-box" tabIndex={0} role="group" aria-label={t('contacts.import.columns')}>
      <table className="import-table import-columns">
        <thead>
          <tr>
            <th scope="col">{t('contacts.import.columnHeading')}</th>
            <th scope="col">{t('contacts.import.columnSample')}</th>
            <th scope="col">{t('contacts.import.columnField')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const naming = named.find(({ index }) => index === column.index);
            return (
              <tr key={column.index}>
                <th scope="row">{column.heading}</th>
                <td className="import-sample">{column.sample}</td>
                <td>
                  <FieldChoice
                    source={source}
                    column={column}
                    field={naming === undefined ? column.field : naming.field}
                    disabled={disabled}
                    onChoose={(field) => onName({ index: column.index, field })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface FieldChoiceProps {
  readonly source: ContactSource;
  readonly column: UnderstoodColumn;
  readonly field: ImportField | null;
  readonly disabled: boolean;
  readonly onChoose: (field: ImportField | null) => void;
}

const NOT_USED = 'ignored';

function FieldChoice({ source, column, field, disabled, onChoose }: FieldChoiceProps) {
  const { t } = useTranslation();
  const problemId = useId();
  const { heading, problem } = column;
  return (
    <>
      <select
        className="field-input"
        aria-label={t('contacts.import.takenAs', { column: heading })}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : problemId}
        value={field ?? NOT_USED}
        disabled={disabled}
        onChange={(event) => {
          const chosen = ImportField.parse(event.target.value);
          onChoose(chosen === NOT_USED ? null : chosen);
        }}
      >
        <option value={NOT_USED}>{t('contacts.import.notUsed')}</option>
        {IMPORT_FIELDS[source].map((each) => (
          <option key={each} value={each}>
            {t(`contacts.import.fields.${each}`)}
          </option>
        ))}
      </select>
      {problem !== null && (
        <span className="field-error" id={problemId}>
          {problem}
        </span>
      )}
    </>
  );
}
