// A text to take elsewhere: it can be read in full, marked, and copied with one button.
import './form-field.css';
import './copy-field.css';
import { useId, useRef, useState } from 'react';
import { Button } from './button';

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  readonly copy: string;
  readonly copied: string;
  /** What to do where the system does not let us copy: the text is marked then. */
  readonly byHand: string;
}

/** The lockdown refuses the clipboard that asks for a permission; a copy command on a click needs none. */
const page: { execCommand(command: 'copy'): boolean } = document;

export function CopyField({ label, value, copy, copied, byHand }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState<{ readonly value: string; readonly ok: boolean } | null>(null);
  const onCopy = (button: HTMLButtonElement) => {
    field.current?.focus();
    field.current?.select();
    const ok = copyMarked();
    setDone({ value, ok });
    // Where it did not work, the marked text keeps the focus for Ctrl+C.
    if (ok) button.focus();
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="copy-row">
        <input
          id={id}
          ref={field}
          className="field-input"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={(event) => onCopy(event.currentTarget)}>{copy}</Button>
      </div>
      <span className="field-note saved" role="status">
        {done?.value === value && (done.ok ? copied : byHand)}
      </span>
    </div>
  );
}

function copyMarked(): boolean {
  try {
    return page.execCommand('copy');
  } catch {
    return false;
  }
}
