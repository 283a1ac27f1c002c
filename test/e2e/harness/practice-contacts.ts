// The contacts of both practice services: how many there are, how they behave, and every change that reached them.
import type { RecordedRequest } from '../../../src/main/practice/recorded-request';
import type { ContactSource } from '../../../src/shared/contacts/contact';
import type { Desk } from './desk';
import type { Screen } from './screen';

/** Everything is optional; what is left out stays as it is. */
interface Emergency24Change {
  /** Setting it forgets every change. */
  readonly size?: number;
  readonly answerMs?: number;
}

export class PracticeContacts {
  private constructor(private readonly url: string) {}

  static async of(screen: Screen): Promise<PracticeContacts> {
    const { practice } = await screen.state();
    if (practice === null) throw new Error('this desk is not in practice');
    return new PracticeContacts(practice.url);
  }

  /** Of an app without a window. */
  static async behind(desk: Desk): Promise<PracticeContacts> {
    const url = (await desk.look())?.practice?.url;
    if (url === undefined) throw new Error('no app answers, or it is not in practice');
    return new PracticeContacts(url);
  }

  async changeEmergency24(change: Emergency24Change): Promise<void> {
    const answer = await fetch(`${this.url}/practice/emergency24`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
    if (!answer.ok) throw new Error(`the practice Emergency24 refused: ${await answer.text()}`);
  }

  /** How many contacts the practice Emergency24 has now. */
  async countAtEmergency24(): Promise<number> {
    const shown: unknown = await (await fetch(`${this.url}/practice/emergency24`)).json();
    return (shown as { readonly size: number }).size;
  }

  /** The newest two thousand, oldest first. */
  async requests(): Promise<readonly RecordedRequest[]> {
    return (await (await fetch(`${this.url}/practice/requests`)).json()) as RecordedRequest[];
  }

  /** Requests that change a contact, oldest first. */
  async changes(source: ContactSource, method: string): Promise<readonly RecordedRequest[]> {
    const all = await this.requests();
    return all.filter(
      (one) => one.vendor === source && one.method === method && /\/contacts(\/|$)/.test(one.path),
    );
  }
}
