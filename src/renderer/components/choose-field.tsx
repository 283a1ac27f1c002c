// One of many, in the machine's own drop-down: for lists too long for a floating one.
import './form-field.css';
import { useId } from 'react';

interface ChooseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
}

/** Type-ahead, Home and End are the machine's own. */
export function ChooseField(props: ChooseFieldProps) {
  const { label, value, options, error, hint } = props;
  const id = useId();
  const about = [hint === undefined ? '' : `${id}hint`, error === undefined ? '' : `${id}error`];
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        disabled={props.disabled ?? false}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={about.join(' ').trim() || undefined}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span className="field-hint" id={`${id}hint`}>
          {hint}
        </span>
      )}
      {error !== undefined && (
        <span className="field-error" id={`${id}error`}>
          {error}
        </span>
      )}
    </div>
  );
}
