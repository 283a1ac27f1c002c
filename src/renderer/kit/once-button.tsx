// A button whose work is asked of main once, however often it is clicked meanwhile.
import { useEffect, useRef, useState, type ComponentProps } from 'react';
import { CalmButton } from './calm-button';

interface OnceButtonProps extends Omit<ComponentProps<typeof CalmButton>, 'onClick' | 'disabled'> {
  readonly run: () => Promise<void>;
}

/** Waits for the answer before it takes the next click. */
export function OnceButton({ run, ...rest }: OnceButtonProps) {
  const [busy, setBusy] = useState(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const onClick = () => {
    setBusy(true);
    void run().finally(() => {
      if (here.current) setBusy(false);
    });
  };
  return <CalmButton {...rest} disabled={busy} onClick={onClick} />;
}
