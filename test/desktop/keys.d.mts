// Types of keys.mjs.
export function pressKeys(
  chords: string | readonly string[],
  options?: { env?: NodeJS.ProcessEnv },
): Promise<void>;
export function typeText(
  text: string,
  options?: { env?: NodeJS.ProcessEnv; delayMs?: number },
): Promise<void>;
export function clickAt(x: number, y: number, options?: { env?: NodeJS.ProcessEnv }): Promise<void>;

export function turnWheel(
  way: 'up' | 'down',
  times: number,
  options: {
    readonly x: number;
    readonly y: number;
    readonly holding: string;
    readonly env?: NodeJS.ProcessEnv;
  },
): Promise<void>;
