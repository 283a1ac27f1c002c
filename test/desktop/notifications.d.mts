// Types of notifications.mjs.
export interface ShownNotification {
  readonly id: number;
  readonly app: string;
  readonly title: string;
  readonly body: string;
  /** Microseconds of the machine's running time. */
  readonly at: number;
}

export interface Notifications {
  all(): Promise<ShownNotification[]>;
  waitFor(
    matches: string | ((shown: ShownNotification) => boolean),
    options?: { timeoutMs?: number },
  ): Promise<ShownNotification>;
  clear(): Promise<void>;
  close(): void;
}

export function openNotifications(options?: { env?: NodeJS.ProcessEnv }): Promise<Notifications>;
