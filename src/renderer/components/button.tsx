// The plain button of every card and form.
import './button.css';
import type { ButtonHTMLAttributes } from 'react';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> {
  readonly kind?: 'plain' | 'primary' | 'quiet';
  /** Large ones are for a hand that shakes. */
  readonly size?: 'normal' | 'large' | 'small';
  /** Disabled for a moment only: it looks as it will look. */
  readonly 'data-appearing'?: boolean;
}

/** A native button, so that Enter and Space are the machine's own. */
export function Button({ kind = 'plain', size = 'normal', ...rest }: ButtonProps) {
  return <button {...rest} type="button" className={`button ${kind} ${size}`} />;
}
