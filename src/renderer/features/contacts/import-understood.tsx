// How a table was read, and the choices for whoever knows better.
import { useTranslation } from 'react-i18next';
import {
  TABLE_DELIMITERS,
  TableEncoding,
  type TableDelimiter,
  type TableUnderstood,
} from '../../../shared/directory';
import { ChooseField } from '../../components/choose-field';
import type { NamedReading } from './use-import';

interface ImportUnderstoodProps {
  readonly understood: TableUnderstood;
  readonly disabled: boolean;
  /** Reads the table again. */
  readonly onName: (named: NamedReading) => void;
}

const SIGN_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

export function ImportUnderstood({ understood, disabled, onName }: ImportUnderstoodProps) {
  const { t } = useTranslation();
  const { encoding, delimiter, sheets, sheet, columns } = understood;
  return (
    <>
      <div className="form-pair">
        {encoding !== null && (
          <ChooseField
            label={t('contacts.import.encoding')}
            value={encoding}
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
            value={SIGN_NAMES[delimiter]}
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
            value={sheet}
            options={sheets.map((name) => ({ id: name, label: name }))}
            disabled={disabled}
            onChange={(name) => onName({ sheet: name })}
          />
        )}
      </div>
      <p className="muted">
        {t('contacts.import.columns', {
          columns: columns.map(({ heading }) => heading).join(', '),
        })}
      </p>
    </>
  );
}

function signOf(name: string): TableDelimiter {
  return TABLE_DELIMITERS.find((sign) => SIGN_NAMES[sign] === name) ?? ',';
}
