// Types of bus-owner.mjs.
export function ownerOf(name: string, options?: { env?: NodeJS.ProcessEnv }): Promise<number>;
