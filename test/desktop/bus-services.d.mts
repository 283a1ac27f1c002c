// Types of bus-services.mjs.
export function startInstead(
  name: string,
  command: string,
  options?: { env?: NodeJS.ProcessEnv },
): Promise<() => Promise<void>>;
