/** Whether somebody on the session bus has this name. */
export function hasOwner(name: string, env: NodeJS.ProcessEnv): Promise<boolean>;
