// Buttons that take no click that was meant for another one, and none twice.
import { useEffect, useRef, useState, type ComponentProps } from 'react';
import { Button } from '../components/button';
import { useParts } from './window-parts';

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

const CALM_MS = 600;

/** Takes no click at first: the second half of a double click on Send now must not stand down. */
export function CalmButton({ disabled = false, ...rest }: ComponentProps<typeof Button>) {
  const { clock } = useParts();
  const [calm, setCalm] = useState(false);
  useEffect(() => clock.after(CALM_MS, () => setCalm(true)), [clock]);
  return <Button {...rest} disabled={!calm || disabled} data-appearing={!calm && !disabled} />;
}
