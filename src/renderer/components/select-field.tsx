// A labelled choice of one from a few.
import './form-field.css';
import './select-field.css';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { Sign } from './icons';

interface Option<T extends string> {
  readonly id: T;
  readonly label: string;
}

interface SelectFieldProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly note?: string | undefined;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** A button that opens a list; type-ahead and arrows work. */
export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, value, options, note, error } = props;
  return (
    <Select
      className="field"
      value={value}
      isDisabled={props.disabled ?? false}
      onChange={(key) => {
        const chosen = options.find(({ id }) => id === key);
        if (chosen !== undefined) props.onChange(chosen.id);
      }}
    >
      <span className="field-label">
        <Label>{label}</Label>
        {note !== undefined && <span className="field-note">{note}</span>}
      </span>
      <Button className="field-input select-button">
        <SelectValue />
        <Sign name="down" size={18} />
      </Button>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <Popover className="select-popover" offset={4}>
        <ListBox className="select-list">
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} className="select-item">
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
