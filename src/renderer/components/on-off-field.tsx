// A labelled on-or-off.
import './form-field.css';
import './on-off-field.css';
import { SwitchButton, SwitchField, Text } from 'react-aria-components';

interface OnOffFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly note?: string | undefined;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** The knob's place says it as well as its colour. */
export function OnOffField(props: OnOffFieldProps) {
  const { label, hint, on, note, error } = props;
  return (
    <SwitchField
      className="field"
      isSelected={on}
      isDisabled={props.disabled ?? false}
      onChange={props.onChange}
    >
      <SwitchButton className="switch">
        <span className="switch-track">
          <span className="switch-knob" />
        </span>
        <span>{label}</span>
        {note !== undefined && <span className="field-note">{note}</span>}
      </SwitchButton>
      <Text slot="description" className="field-hint">
        {hint}
      </Text>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </SwitchField>
  );
}
