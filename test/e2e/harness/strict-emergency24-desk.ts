// A live desk between a strict Emergency24, a strict CHeKT of contacts and a strict Share911, and what its command line finds.
import { randomBytes } from 'node:crypto';
import type { ContactSource } from '../../../src/shared/contacts/contact';
import type { ContactChangeRequest } from '../../../src/shared/contacts/contact-change';
import { Desk } from './desk';
import { LIVE_RECEIVER, liveConfig } from './live';
import { Screen } from './screen';
import { StrictChektContacts } from './strict-chekt-contacts';
import { ContactsBook } from './strict-chekt-contacts-book';
import { StrictEmergency24 } from './strict-emergency24';
import type { GateRule } from './strict-emergency24-gate';
import { StrictShare911 } from './strict-share911';

export const SITE = 'site_123abc';
export const OTHER_SITE = 'site 2/ü';
export const ACCOUNT = 'acct 7/é';

const ENDED: ReadonlySet<string> = new Set(['accepted', 'failed', 'expired', 'cancelled']);

/** One line of `tocsin contacts search`. */
interface PrintedHit {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly sources: readonly ContactSource[];
  readonly matched: string;
  readonly phones: readonly { readonly number: string }[];
  readonly emails: readonly { readonly address: string }[];
}

interface StrictContactsDeskOptions {
  readonly size: number;
  readonly rule?: GateRule;
  readonly siteIds?: readonly string[];
  /** Can a press be sent? Then Share911's key is stored too. */
  readonly presses?: boolean;
  /** More of the section `emergency24` of the managed configuration. */
  readonly emergency24?: Readonly<Record<string, unknown>>;
}

const secret = (): string => `${randomBytes(12).toString('hex')}+/=`;

export class StrictContactsDesk {
  readonly desk = new Desk({ managed: {} });
  readonly chektKey = `chekt_live_${secret()}`;
  readonly share911Key = `key-${secret()}`;
  readonly emergency24: StrictEmergency24;
  readonly chekt: StrictChektContacts;
  readonly share911 = new StrictShare911(this.share911Key);

  private constructor(
    private readonly options: StrictContactsDeskOptions,
    readonly rule: GateRule,
  ) {
    this.emergency24 = new StrictEmergency24(rule, options.size);
    const book = new ContactsBook([SITE, OTHER_SITE], new Map([[ACCOUNT, SITE]]));
    this.chekt = new StrictChektContacts(this.chektKey, book);
  }

  /** Keys are stored; the app does not run yet. */
  static async make(options: StrictContactsDeskOptions): Promise<StrictContactsDesk> {
    const rule: GateRule = options.rule ?? { auth: 'bearer', key: secret() };
    const made = new StrictContactsDesk(options, rule);
    await Promise.all([made.emergency24.start(), made.chekt.start(), made.share911.start()]);
    made.configure();
    if (options.presses === true) await made.setSecret('share911.apiKey', made.share911Key);
    if (made.siteIds.length > 0) await made.setSecret('chekt.apiKey', made.chektKey);
    if (rule.auth === 'bearer') await made.setSecret('emergency24.apiKey', rule.key);
    else {
      await made.setSecret('emergency24.accessToken', rule.accessToken);
      await made.setSecret('emergency24.tokenSecret', rule.tokenSecret);
    }
    return made;
  }

  /** For the next start of the app. */
  configure(more: Readonly<Record<string, unknown>> = {}): void {
    const auth = this.rule.auth === 'bearer' ? 'apiKey' : 'signed';
    this.desk.manage(
      liveConfig(this.share911, {
        // Beside this, other tests may open a live desk.
        webhooks: { port: LIVE_RECEIVER.port + 1 },
        chekt: { baseUrl: this.chekt.url, siteIds: this.siteIds },
        emergency24: {
          ...{ baseUrl: this.emergency24.url, auth },
          ...this.options.emergency24,
          ...more,
        },
        panic: { countdownSeconds: 0 },
        language: 'en',
      }),
    );
  }

  async setSecret(name: string, value: string): Promise<void> {
    const { code, stderr } = await this.desk.command(['secrets', 'set', name], `${value}\n`);
    if (code !== 0) throw new Error(`the secret was not stored: ${stderr}`);
  }

  async start(): Promise<Screen> {
    await this.desk.start();
    return new Screen(this.desk, await this.desk.page());
  }

  async close(): Promise<void> {
    await this.desk.close();
    await Promise.all([this.emergency24.stop(), this.chekt.stop(), this.share911.stop()]);
  }

  /** `tocsin contacts sync`: exit code, what it says at the end, and its remarks. */
  async sync() {
    const { code, stdout, stderr } = await this.desk.command(['contacts', 'sync']);
    const lines = stdout.split('\n').filter((line) => line !== '');
    if (lines.length !== 1) throw new Error(`not one line: ${stdout}${stderr}`);
    const line = JSON.parse(lines[0] ?? '') as {
      readonly result: string;
      readonly sources: readonly Readonly<Record<string, unknown>>[];
    };
    return { code, line, stderr };
  }

  /** `tocsin contacts search QUERY`, best first. */
  async search(query: string, limit = 10): Promise<readonly PrintedHit[]> {
    const words = ['contacts', 'search', query, '--limit', String(limit)];
    const { code, stdout, stderr } = await this.desk.command(words);
    if (code !== 0) throw new Error(`the search failed: ${stderr}`);
    const lines = stdout.split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as PrintedHit);
  }

  /** Broken rules at all three services. */
  get complaints(): readonly string[] {
    return [...this.emergency24.complaints, ...this.chekt.complaints, ...this.share911.complaints];
  }

  private get siteIds(): readonly string[] {
    return this.options.siteIds ?? [SITE];
  }
}

/** Asks for a change the way the window does, and waits until it has ended; the state it ended in. */
export async function changeAndWait(
  screen: Screen,
  request: ContactChangeRequest,
  timeoutMs = 30_000,
) {
  const answer = await screen.call('changeContact', request);
  if (answer.kind !== 'taken') throw new Error(`not taken: ${JSON.stringify(answer)}`);
  let last: { readonly state: string; readonly failure: unknown } | undefined;
  await screen.until(
    `the change of ${request.name} has ended`,
    ({ directory }) => {
      const found = directory.changes.find(({ id }) => id === answer.id);
      if (found !== undefined) last = found.delivery;
      return ENDED.has(found?.delivery.state ?? '');
    },
    timeoutMs,
  );
  if (last === undefined) throw new Error('unreachable');
  return last;
}
