// Tells zod not to try `new Function`: the window's content policy refuses it and would report every try.
import { z } from 'zod';

/** Must run before any file that builds a schema is loaded. */
export function keepZodFromEval(): void {
  z.config({ jitless: true });
}
