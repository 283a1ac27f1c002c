// A button that has just appeared may be under a finger that meant another one.
import { useEffect, useState, type ComponentProps } from 'react';
import { Button } from '../components/button';
import { useParts } from './window-parts';

const CALM_MS = 600;

/** Takes no click at first: the second half of a double click on Send now must not stand down. */
export function CalmButton({ disabled = false, ...rest }: ComponentProps<typeof Button>) {
  const { clock } = useParts();
  const [calm, setCalm] = useState(false);
  useEffect(() => clock.after(CALM_MS, () => setCalm(true)), [clock]);
  return <Button {...rest} disabled={!calm || disabled} data-appearing={!calm && !disabled} />;
}
