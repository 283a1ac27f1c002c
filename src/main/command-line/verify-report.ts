// What `tocsin verify` says at the end: one line of JSON, words for a person, and the exit code.
import { isSettled } from '../../shared/delivery';
import type { Failure, Result } from '../../shared/core/failure';
import type { Verification } from '../../shared/verification/verification';
import type { Terminal } from './terminal';
import { verificationLine } from './verification-line';

/** These the app has thought about: the same question would be refused again, also from the disk. */
export function isRefusedQuestion({ kind }: Failure): boolean {
  return kind === 'invalid-input' || kind === 'rejected' || kind === 'not-configured';
}

/** Answers the exit code. */
export function reportQuestion(
  asked: Result<Verification>,
  terminal: Pick<Terminal, 'out' | 'remark'>,
): 0 | 1 | 2 {
  if (!asked.ok) {
    // The app may have read it and be asking already: asked again, people would be texted twice.
    const mayBeTaken = asked.failure.reason === 'after-writing';
    const verdict = mayBeTaken ? 'NOT KNOWN whether the question has gone out' : 'NOT SENT';
    terminal.remark(`${verdict}: ${reasonOf(asked.failure)}`);
    terminal.out(JSON.stringify({ state: 'failed', failure: asked.failure }));
    return mayBeTaken ? 2 : 1;
  }
  const remark = remarkOn(asked.value);
  if (remark !== null) terminal.remark(remark);
  terminal.out(JSON.stringify(verificationLine(asked.value)));
  return exitCodeOf(asked.value);
}

/** 0 only when the vendor accepted; 2 saved, but not accepted as far as anyone knows; 1 anything else. */
function exitCodeOf({ delivery }: Verification): 0 | 1 | 2 {
  const { state, rungs } = delivery;
  if (state === 'accepted' || state === 'answered') return 0;
  if (rungs.savedMs === null) return 1;
  return !isSettled(state) || state === 'taken-as-sent' ? 2 : 1;
}

/** Null when the vendor accepted. */
function remarkOn({ delivery }: Verification): string | null {
  const { state, failure, mayHaveReached, rungs } = delivery;
  const because = failure === null ? '' : `: ${reasonOf(failure)}`;
  switch (state) {
    case 'accepted':
    case 'answered':
      return null;
    case 'unsure':
      return `NOT KNOWN whether the question has gone out${because}. It is not repeated by itself: decide in the window (send again, it was sent, drop).`;
    case 'taken-as-sent':
      return 'NOT CONFIRMED by the vendor: the desk has decided to take it as sent';
    case 'cancelled':
      return mayHaveReached ? 'dropped at the desk; it may have gone out' : 'cancelled at the desk';
    case 'failed':
    case 'expired':
      return `${mayHaveReached ? 'NOT ACCEPTED' : 'NOT SENT'}${because || `: ${state}`}`;
    case 'counting-down':
    case 'queued':
    case 'sending':
    case 'waiting':
      return rungs.savedMs === null
        ? `NOT SAVED: it goes out only while the application runs${because}`
        : `saved, not accepted yet${because}`;
  }
}

/** Names the contacts that the vendor named, and its reason. */
function reasonOf({ contactIds = [], detail, vendorCode }: Failure): string {
  const who = contactIds.length === 0 ? '' : `${contactIds.join(', ')}: `;
  const known = vendorCode === undefined || detail.includes(vendorCode);
  return `${who}${detail}${known ? '' : ` (${vendorCode})`}`;
}
