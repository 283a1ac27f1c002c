// The practice CHeKT's own word: what was asked of it, how its people answer, and which webhooks it has posted.
import type { RecordedRequest } from '../../../src/main/practice/recorded-request';
import type { Screen } from './screen';

/** A question as the practice CHeKT read it. */
export interface QuestionOnTheWire {
  readonly site_id?: string;
  readonly contacts: readonly string[];
  readonly method: string;
  readonly subject?: string;
  readonly message: string;
  readonly timeout_seconds?: number;
  readonly require_response?: boolean;
}

/** Everything is optional; what is left out stays as it is. */
interface Change {
  /** 1 answers after seconds, 10 ten times as fast. */
  readonly answerSpeed?: number;
  readonly form?: 'w1' | 'w2' | 'w3';
  readonly people?: readonly { readonly contactId: string; readonly script: string }[];
}

export class PracticeChekt {
  private constructor(private readonly url: string) {}

  static async of(screen: Screen): Promise<PracticeChekt> {
    const { practice } = await screen.state();
    if (practice === null) throw new Error('this desk is not in practice');
    return new PracticeChekt(practice.url);
  }

  async change(change: Change): Promise<void> {
    const answer = await fetch(`${this.url}/practice/chekt`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
    if (!answer.ok) throw new Error(`the practice CHeKT refused: ${await answer.text()}`);
  }

  /** The bodies of the webhooks posted so far, every try of each, oldest first. */
  async webhooks(): Promise<readonly string[]> {
    const posted: unknown = await (await fetch(`${this.url}/practice/webhooks`)).json();
    return (posted as readonly { readonly body: string }[]).map(({ body }) => body);
  }

  /** Questions so far, oldest first. */
  async questions(): Promise<readonly RecordedRequest[]> {
    const all = (await (await fetch(`${this.url}/practice/requests`)).json()) as RecordedRequest[];
    return all.filter(({ vendor, method }) => vendor === 'chekt' && method === 'POST');
  }
}

export function questionOf({ body }: Pick<RecordedRequest, 'body'>): QuestionOnTheWire {
  return JSON.parse(body) as QuestionOnTheWire;
}
