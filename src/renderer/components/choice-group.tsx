// A few choices side by side, all of them in sight: one of them holds.
import './choice-group.css';
import { useId } from 'react';

interface Choice<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Belongs to the name, such as the time it gives. */
  readonly detail?: string;
  /** A bar under the words, from 0 to 1: the same figure as a shape. */
  readonly share?: number;
}

interface ChoiceGroupProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly hint?: string | undefined;
}

/** Native radio buttons: the arrow keys move, Tab leaves. */
export function ChoiceGroup<T extends string>(props: ChoiceGroupProps<T>) {
  const { label, value, options, hint } = props;
  const id = useId();
  return (
    <div
      className="field"
      role="radiogroup"
      aria-labelledby={`${id}label`}
      aria-describedby={hint === undefined ? undefined : `${id}hint`}
    >
      <span className="field-label" id={`${id}label`}>
        {label}
      </span>
      <div className="choices">
        <div data-count={options.length}>
          {options.map((option) => (
            <label key={option.id} className="choice">
              <input
                type="radio"
                name={id}
                checked={option.id === value}
                onChange={() => props.onChange(option.id)}
              />
              <span className="choice-words">
                {option.label}
                {option.detail !== undefined && <small> {option.detail}</small>}
              </span>
              {option.share !== undefined && (
                <span className="choice-bar" aria-hidden="true">
                  <span style={{ width: `${Math.round(option.share * 100)}%` }} />
                </span>
              )}
            </label>
          ))}
        </div>
      </div>
      {hint !== undefined && (
        <span className="field-hint" id={`${id}hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
