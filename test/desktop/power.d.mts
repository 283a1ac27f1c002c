// Types of power.mjs.
export interface Power {
  suspend(): void;
  resume(): void;
  close(): void;
}

export function createPower(options?: { env?: NodeJS.ProcessEnv }): Promise<Power>;
