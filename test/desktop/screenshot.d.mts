// Types of screenshot.mjs.
export function takeScreenshot(
  path: string,
  options?: { env?: NodeJS.ProcessEnv },
): Promise<string>;
