// Hands out what a card hides: first it is on record, then it is read.
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { ok, type Result } from '../../../shared/core/failure';
import type { Language } from '../../../shared/core/language';
import type { Activity, ActivityDraft } from '../../core/record/activity';
import type { Store } from '../../core/store/store';
import type { HeldCall } from './advance';
import { lineOf, type CallLine } from './call-line';
import { radioText } from './radio-text';
import { numberOf } from './view';

export interface DisclosureDeps {
  readonly store: Pick<Store, 'transaction'>;
  readonly activity: Pick<Activity, 'append'>;
  readonly language: () => Language;
  readonly isPractice: boolean;
  readonly view: (call: HeldCall) => EmergencyCall;
}

/** Failure `storage`, and nothing is handed out, when the record cannot be written. */
export interface Disclosure {
  readonly reveal: (call: HeldCall) => Result<{ readonly number: string | null }>;
  readonly raw: (call: HeldCall) => Result<{ readonly text: string }>;
  radioText(call: HeldCall, withNumber: boolean): Result<{ readonly text: string }>;
  list(calls: readonly HeldCall[], reveal: boolean): Result<readonly CallLine[]>;
}

export function createDisclosure(deps: DisclosureDeps): Disclosure {
  const { store, activity, language, isPractice, view } = deps;

  function recorded<T>(call: HeldCall, line: ActivityDraft, value: T): Result<T> {
    const written = store.transaction((sql) =>
      activity.append(sql, { ...line, actionId: call.id }),
    );
    return written.ok ? ok(value) : written;
  }

  return {
    reveal(call) {
      const number = numberOf(call);
      if (number === null) return ok({ number });
      return recorded(call, { kind: 'call-revealed', facts: { how: 'card' } }, { number });
    },
    raw(call) {
      const facts = { shares: call.shares.length };
      return recorded(call, { kind: 'call-raw-shown', facts }, { text: rawOf(call) });
    },
    radioText(call, withNumber) {
      const number = withNumber ? numberOf(call) : null;
      const text = radioText(view(call), { number, language: language(), isPractice });
      if (number === null) return ok({ text });
      return recorded(call, { kind: 'call-revealed', facts: { how: 'radio' } }, { text });
    },
    list(calls, reveal) {
      const revealed = reveal ? calls.filter((call) => numberOf(call) !== null) : [];
      if (revealed.length > 0) {
        const written = store.transaction((sql) => {
          for (const { id: actionId } of revealed) {
            activity.append(sql, { kind: 'call-listed', actionId, facts: { revealed: true } });
          }
        });
        if (!written.ok) return written;
      }
      return ok(calls.map((call) => lineOf(view(call), reveal ? numberOf(call) : null)));
    },
  };
}

/** Each share under a line that tells its place and time. */
function rawOf({ shares }: HeldCall): string {
  if (shares.length === 1) return shares[0]?.raw ?? '';
  return shares
    .map(({ raw, receivedAtMs }, index) => {
      const head = `# ${index + 1}/${shares.length}, ${new Date(receivedAtMs).toISOString()}`;
      return `${head}\n${raw}`;
    })
    .join('\n\n');
}
