// Types of notification-server.mjs.
export interface AskedNotification {
  readonly id: number;
  readonly app: string;
  readonly title: string;
  /** As it came over the bus, markup included. */
  readonly body: string;
}

export interface NotificationServer {
  shown(): readonly AskedNotification[];
  closed(): readonly number[];
  calls(): number;
  close(): void;
}

export function startNotificationServer(options?: {
  silent?: boolean;
  env?: NodeJS.ProcessEnv;
}): Promise<NotificationServer>;
