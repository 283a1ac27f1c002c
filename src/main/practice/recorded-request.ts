// What the practice service remembers of a request: everything but the secret.
import type { PracticeScenario } from '../../shared/core/practice';
import type { VendorId } from '../../shared/core/vendor';

/** The checker's opinion of a request, whatever the scenario then made of it. */
export interface Verdict {
  readonly ok: boolean;
  /** The HTTP status the real service would answer. */
  readonly status: number;
  readonly problem: string | null;
  /** Keys the contract does not know; tolerated, but worth seeing. */
  readonly unknownKeys: readonly string[];
}

export interface RecordedRequest {
  readonly id: number;
  readonly vendor: VendorId;
  readonly atMs: number;
  readonly method: string;
  readonly path: string;
  /** Names in lower case; values that held the key are hidden. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The exact bytes, since `body` cannot show broken UTF-8. */
  readonly bodyBase64: string;
  readonly verdict: Verdict;
  readonly scenario: PracticeScenario;
  /** The status that went back; null when the connection was dropped or left hanging. */
  readonly answered: number | null;
  /** The service took it in, even where its answer was lost. */
  readonly received: boolean;
  /** Byte-identical to a request received before. */
  readonly duplicate: boolean;
}

/** A request as it came off the wire, before anyone judged it. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** More bytes were announced or sent than the service takes. */
  readonly tooLarge: boolean;
}

/** What goes back over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON answer. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}
