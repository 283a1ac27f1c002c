// The practice service's own word on what reached it, over its control surface.
import type { PracticeScenario } from '../../../src/shared/core/practice';
import type { RecordedRequest } from '../../../src/main/practice/recorded-request';
import type { Screen } from './screen';

export class Practice {
  private constructor(private readonly url: string) {}

  static async of(screen: Screen): Promise<Practice> {
    const { practice } = await screen.state();
    if (practice === null) throw new Error('this desk is not in practice');
    return new Practice(practice.url);
  }

  async setScenario(scenario: PracticeScenario): Promise<void> {
    const answer = await fetch(`${this.url}/practice/scenario`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scenario }),
    });
    if (!answer.ok) throw new Error(`the practice service refused: ${await answer.text()}`);
  }

  async requests(): Promise<readonly RecordedRequest[]> {
    return (await (await fetch(`${this.url}/practice/requests`)).json()) as RecordedRequest[];
  }

  /** Requests that carry this Share911 status number, oldest first. */
  async withStatus(status: number): Promise<readonly RecordedRequest[]> {
    return (await this.requests()).filter(
      ({ vendor, body }) => vendor === 'share911' && bodyOf(body).status === status,
    );
  }
}

export interface CheckInOnTheWire {
  readonly channelId: string;
  readonly integrationId: string;
  readonly status: number;
  readonly message?: string;
  readonly location: { readonly name: string; readonly customLocation: boolean };
  readonly clientTimeStamp: string;
}

export function bodyOf(body: string): CheckInOnTheWire {
  return JSON.parse(body) as CheckInOnTheWire;
}

/** How many different byte sequences there are among these requests. */
export function differentBytes(requests: readonly RecordedRequest[]): number {
  return new Set(requests.map(({ bodyBase64 }) => bodyBase64)).size;
}
