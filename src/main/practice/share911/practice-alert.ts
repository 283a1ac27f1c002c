// An alert as the practice service knows it, before it is put into one of its bodies.

/** An alert with nothing left open. */
export interface PracticeAlert {
  readonly name: string;
  readonly drill: boolean;
  readonly integrationId: string | null;
  readonly message: string | null;
  readonly channelId: string;
  readonly channelName: string;
  readonly eventId: string;
  readonly atMs: number;
}
