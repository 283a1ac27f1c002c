// A labelled field for words or a number, with its hint and its error beside it.
import './form-field.css';
import { useId } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as Field,
} from 'react-aria-components';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onEnter?: () => void;
  readonly hint?: string;
  /** A word at the end of the label, such as "Saved". */
  readonly note?: { readonly text: string; readonly good: boolean } | undefined;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly kind?: 'line' | 'lines' | 'password' | 'number';
  readonly maxLength?: number;
  /** To choose from; anything else may be typed as well. */
  readonly choices?: readonly string[] | undefined;
}

/** The typed text stays, also when it cannot be used. */
export function TextField(props: TextFieldProps) {
  const { label, value, hint, note, error, kind = 'line', placeholder, choices } = props;
  const choicesId = useId();
  return (
    <Field
      className="field"
      value={value}
      onChange={props.onChange}
      onBlur={() => props.onBlur?.()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && kind !== 'lines') props.onEnter?.();
        // Fields pass their keys on: Ctrl+1 and Esc belong to the window.
        event.continuePropagation();
      }}
      isInvalid={error !== undefined}
      isDisabled={props.disabled ?? false}
      type={kind === 'password' ? 'password' : 'text'}
      autoComplete="off"
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
    >
      <span className="field-label">
        <Label>{label}</Label>
        {note !== undefined && (
          <span className={`field-note${note.good ? ' saved' : ''}`} role="status">
            {note.text}
          </span>
        )}
      </span>
      {kind === 'lines' ? (
        <TextArea className="field-input" placeholder={placeholder ?? ''} rows={4} />
      ) : (
        <Input
          className="field-input"
          placeholder={placeholder ?? ''}
          inputMode={kind === 'number' ? 'numeric' : 'text'}
          spellCheck={false}
          {...(choices === undefined ? {} : { list: choicesId })}
        />
      )}
      {choices !== undefined && (
        <datalist id={choicesId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </Field>
  );
}
