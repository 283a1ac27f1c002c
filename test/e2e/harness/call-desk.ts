// A live desk that is shared calls and sent alerts, with a strict Share911 and RapidSOS around it, and what its command line says.
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { SITE } from './call-bodies';
import { CallSender } from './call-sender';
import { Desk, type CommandResult } from './desk';
import { liveConfig } from './live';
import { Screen } from './screen';
import { StrictRapidsos } from './strict-rapidsos';
import { StrictShare911 } from './strict-share911';

/** One call as the command line prints it. */
export interface PrintedCall {
  readonly id: string;
  readonly number: string | null;
  readonly place: {
    readonly latitude: number;
    readonly longitude: number;
    readonly uncertaintyM: number | null;
    readonly source: string;
  } | null;
  readonly boundary: Readonly<Record<string, number>> | null;
  readonly eccAccountId: string | null;
  readonly distanceM: number | null;
  readonly nearness: string;
  readonly ownBuilding: string;
  readonly shares: number;
}

export interface PrintedAlert {
  readonly name: string;
  readonly kind: string;
  readonly format: string;
  readonly isOwn: boolean;
  readonly message: string | null;
}

/** One line of the record. */
interface PrintedLine {
  readonly kind: string;
  readonly facts: object;
}

const WEBHOOK_USER = 'acme-share911';

export class CallDesk {
  readonly secret = `ds-${randomBytes(16).toString('hex')}`;
  readonly password = `pw:${randomBytes(16).toString('hex')}`;
  readonly clientId = `client-${randomBytes(8).toString('hex')}`;
  readonly clientSecret = `cs-${randomBytes(16).toString('hex')}+/=`;
  readonly share911Key = `key-${randomBytes(16).toString('hex')}`;
  readonly share911 = new StrictShare911(this.share911Key);
  readonly rapidsos = new StrictRapidsos(this.clientId, this.clientSecret);
  /** Everything the commands have printed. */
  printed = '';
  readonly sender: CallSender;

  private constructor(
    readonly desk: Desk,
    port: number,
  ) {
    this.sender = new CallSender(port, this.secret, WEBHOOK_USER, this.password);
  }

  /** Keys are stored; the app does not run yet. `followUp`: it may ask RapidSOS where a call is. */
  static async make({ followUp = false } = {}): Promise<CallDesk> {
    const port = await freePort();
    const made = new CallDesk(new Desk({ managed: {} }), port);
    await Promise.all([made.share911.start(), made.rapidsos.start()]);
    const base = liveConfig(made.share911);
    made.desk.manage({
      ...base,
      share911: { ...base.share911, webhookUser: WEBHOOK_USER },
      rapidsos: { baseUrl: made.rapidsos.url, followUp },
      site: SITE,
      webhooks: { host: '127.0.0.1', port, publicUrl: `http://127.0.0.1:${port}` },
      panic: { countdownSeconds: 0 },
      language: 'en',
    });
    await made.setSecret('share911.apiKey', made.share911Key);
    await made.setSecret('rapidsos.sharedSecret', made.secret);
    await made.setSecret('share911.webhookPassword', made.password);
    await made.setSecret('rapidsos.clientId', made.clientId);
    await made.setSecret('rapidsos.clientSecret', made.clientSecret);
    return made;
  }

  async setSecret(name: string, value: string): Promise<void> {
    const { code, stderr } = await this.command(['secrets', 'set', name], `${value}\n`);
    if (code !== 0) throw new Error(`the secret was not stored: ${stderr}`);
  }

  /** Starts the app; its window is up and the desk is ready. */
  async start(): Promise<Screen> {
    await this.desk.start();
    const screen = await Screen.of(this.desk);
    await screen.until('the receiver listens', ({ webhook }) => webhook.localUrl !== null);
    return screen;
  }

  async close(): Promise<void> {
    await this.desk.close();
    await Promise.all([this.share911.stop(), this.rapidsos.stop()]);
  }

  async command(words: readonly string[], input?: string): Promise<CommandResult> {
    const result = await this.desk.command(words, input);
    this.printed += result.stdout + result.stderr;
    return result;
  }

  /** `tocsin calls`, oldest first; numbers are masked. */
  async calls(...words: readonly string[]): Promise<readonly PrintedCall[]> {
    return linesOf(await this.command(['calls', ...words])) as readonly PrintedCall[];
  }

  /** `tocsin calls --reveal`. What it prints is not added to `printed`. */
  async revealed(): Promise<readonly PrintedCall[]> {
    return linesOf(await this.desk.command(['calls', '--reveal'])) as readonly PrintedCall[];
  }

  /** `tocsin alerts`, oldest first. */
  async alerts(): Promise<readonly PrintedAlert[]> {
    return linesOf(await this.command(['alerts'])) as readonly PrintedAlert[];
  }

  /** The record, oldest first. */
  async activity(): Promise<readonly PrintedLine[]> {
    return linesOf(await this.command(['activity'])) as readonly PrintedLine[];
  }
}

function linesOf({ code, stdout, stderr }: CommandResult): readonly unknown[] {
  if (code !== 0) throw new Error(`the command failed: ${stderr}`);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
