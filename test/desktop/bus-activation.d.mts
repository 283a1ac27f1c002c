// Types of bus-activation.mjs.
export function startInstead(
  name: string,
  command: string,
  options?: { env?: NodeJS.ProcessEnv },
): Promise<() => Promise<void>>;
