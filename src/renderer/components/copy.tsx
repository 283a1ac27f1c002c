// A text to take elsewhere, or to read out: it can be marked, and copied with one button.
import './form-field.css';
import './copy.css';
import { useId, useRef, useState, useCallback, useEffect } from 'react';
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

interface CopyTextProps {
  readonly text: string;
  readonly copy: string;
  /** What the button is called for a screen reader: there may be many of them. */
  readonly copyLabel: string;
  readonly copied: string;
  /** What to do where the system does not let us copy: the text is marked then. */
  readonly byHand: string;
  /** Copied as soon as it is drawn: it was just asked for. */
  readonly atOnce?: boolean;
}

/** A text to read out or take elsewhere, with a button that copies it. */
export function CopyText(props: CopyTextProps) {
  const { text, copy, copyLabel, copied, byHand, atOnce = false } = props;
  const shown = useRef<HTMLSpanElement>(null);
  const [done, setDone] = useState<{ readonly text: string; readonly ok: boolean } | null>(null);
  const onCopy = useCallback(() => {
    if (shown.current !== null) window.getSelection()?.selectAllChildren(shown.current);
    const ok = copyMarked();
    // Where it did not work the text stays marked for Ctrl+C.
    if (ok) window.getSelection()?.removeAllRanges();
    setDone({ text, ok });
  }, [text]);
  useEffect(() => {
    // After the drawing: what is marked must be on the screen.
    if (atOnce) queueMicrotask(onCopy);
  }, [atOnce, onCopy]);
  return (
    <span className="copy-text">
      <span ref={shown} className="copy-text-words">
        {text}
      </span>
      <Button size="small" aria-label={copyLabel} onClick={onCopy}>
        {copy}
      </Button>
      <span className="field-note saved" role="status">
        {done?.text === text && (done.ok ? copied : byHand)}
      </span>
    </span>
  );
}

function copyMarked(): boolean {
  try {
    return page.execCommand('copy');
  } catch {
    return false;
  }
}
