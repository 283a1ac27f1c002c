// A live desk with a strict Share911, a strict CHeKT and a webhook sender around it, and what the command line says of its questions.
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import type { Verification } from '../../../src/shared/verification/verification';
import { Desk, type CommandResult } from './desk';
import { liveConfig } from './live';
import { Screen } from './screen';
import { StrictChekt } from './strict-chekt';
import { StrictShare911 } from './strict-share911';
import { WebhookSender } from './webhook-sender';

export const SITE = 'site_123abc';

/** One contact of a question as the command line prints it. */
export interface PrintedContact {
  readonly contactId: string;
  readonly name: string | null;
  readonly status: string;
  readonly answer: string | null;
  readonly said: string | null;
  readonly late: boolean;
  readonly asked: boolean;
  readonly answers: readonly unknown[];
}

/** One question as the command line prints it. */
export interface PrintedQuestion {
  readonly id: string;
  readonly verificationId: string | null;
  readonly state: string;
  readonly status: string | null;
  readonly contacts: readonly PrintedContact[];
  readonly contradiction: unknown;
  readonly help: readonly string[];
  readonly expired: boolean;
  readonly deadlineMs: number | null;
  readonly deadlineSource: string | null;
  readonly attempts: number;
  readonly mayHaveReached: boolean;
  readonly failure: Readonly<Record<string, unknown>> | null;
}

export interface AskedQuestion extends CommandResult {
  readonly line: PrintedQuestion;
}

/** An event that fits no question, as the command line prints it. */
export type PrintedStray = Readonly<Record<string, unknown>>;

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

export class VerifyDesk {
  /** Every character a header takes may stand in a key. */
  readonly key = `chekt_live_${randomBytes(16).toString('hex')}+/=`;
  readonly share911Key = `key-${randomBytes(16).toString('hex')}`;
  readonly secret = `whsec_${randomBytes(16).toString('hex')}`;
  readonly chekt = new StrictChekt(this.key);
  readonly share911 = new StrictShare911(this.share911Key);
  /** Everything the commands have printed. */
  printed = '';

  private constructor(
    readonly desk: Desk,
    readonly sender: (secret: string) => WebhookSender,
  ) {}

  /** Keys are stored; the app does not run yet. */
  static async make(
    publicUrl = (port: number): string => `http://127.0.0.1:${port}`,
  ): Promise<VerifyDesk> {
    const port = await freePort();
    const made = new VerifyDesk(
      new Desk({ managed: {} }),
      (secret) => new WebhookSender(port, secret),
    );
    await Promise.all([made.chekt.start(), made.share911.start()]);
    made.desk.manage(
      liveConfig(made.share911, {
        chekt: { baseUrl: made.chekt.url, siteIds: [SITE] },
        webhooks: { host: '127.0.0.1', port, publicUrl: publicUrl(port) },
        panic: { countdownSeconds: 0 },
        language: 'en',
      }),
    );
    await made.setSecret('share911.apiKey', made.share911Key);
    await made.setSecret('chekt.apiKey', made.key);
    await made.setSecret('chekt.webhookSecret', made.secret);
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
    await screen.until('the receiver listens', ({ webhook }) => webhook.chektUrl !== null);
    return screen;
  }

  async close(): Promise<void> {
    await this.desk.close();
    await Promise.all([this.chekt.stop(), this.share911.stop()]);
  }

  /** Rightly signed webhooks. */
  get webhooks(): WebhookSender {
    return this.sender(this.secret);
  }

  async command(words: readonly string[], input?: string): Promise<CommandResult> {
    const result = await this.desk.command(words, input);
    this.printed += result.stdout + result.stderr;
    return result;
  }

  /** `tocsin verify` about the site; rejects unless exactly one line of JSON was printed. */
  async ask(...words: readonly string[]): Promise<AskedQuestion> {
    const result = await this.command(['verify', '--site', SITE, ...words]);
    const lines = linesOf(result.stdout);
    if (lines.length !== 1) throw new Error(`not one line: ${result.stdout}${result.stderr}`);
    return { ...result, line: lines[0] as unknown as PrintedQuestion };
  }

  /** `tocsin verifications`, by the kind of line. */
  async list(): Promise<{
    questions: readonly PrintedQuestion[];
    strays: readonly PrintedStray[];
  }> {
    const { code, stdout, stderr } = await this.command(['verifications', '--limit', '200']);
    if (code !== 0) throw new Error(`verifications failed: ${stderr}`);
    const lines = linesOf(stdout);
    return {
      questions: lines.filter(
        ({ kind }) => kind === 'verification',
      ) as unknown as PrintedQuestion[],
      strays: lines.filter(({ kind }) => kind === 'stray-event'),
    };
  }

  /** The same list without what only the passing of time changes: two of them can be compared. */
  async facts(): Promise<readonly object[]> {
    const { questions, strays } = await this.list();
    return [...questions.map((one) => ({ ...one, suggestion: null })), ...strays];
  }

  /** One question as `tocsin verifications` prints it. */
  async printedQuestion(id: string): Promise<PrintedQuestion> {
    const found = (await this.list()).questions.find((each) => each.id === id);
    if (found === undefined) throw new Error(`verifications does not tell of ${id}`);
    return found;
  }

  /** The same question as `tocsin status` prints it. */
  async inStatus(id: string): Promise<PrintedQuestion | undefined> {
    const { stdout } = await this.command(['status']);
    const { verifications } = JSON.parse(stdout) as { verifications: readonly PrintedQuestion[] };
    return verifications.find((each) => each.id === id);
  }

  /** What the running app knows, without starting a process. */
  async now(id: string): Promise<Verification | undefined> {
    return (await this.desk.look())?.verifications.find((each) => each.id === id);
  }

  /** Waits for the question to be so. */
  async until(
    what: string,
    id: string,
    holds: (verification: Verification) => boolean,
    timeoutMs?: number,
  ): Promise<Verification> {
    let last: Verification | undefined;
    await this.desk.until(
      what,
      async () => {
        last = await this.now(id);
        return last !== undefined && holds(last);
      },
      timeoutMs,
    );
    if (last === undefined) throw new Error('unreachable');
    return last;
  }
}

function linesOf(stdout: string): readonly Readonly<Record<string, unknown>>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
