// What became of an earlier question.
import type { Verification } from '../../../shared/verification/verification';
import { phaseOf } from './phase';

export type Ending =
  'helpAsked' | 'disagree' | 'real' | 'cancel' | 'unclear' | 'none' | 'open' | 'notSent' | 'unsure';

/** What became of a question, in one word; two sides stay two sides. */
export function endingOf(verification: Verification): Ending {
  const { contacts, contradiction, help, expired } = verification;
  const answers = contacts.flatMap((contact) => contact.answers);
  if (help.length > 0) return 'helpAsked';
  if (contradiction !== null) return 'disagree';
  if (answers.some(({ answer }) => answer === 'confirmed')) return 'real';
  if (answers.some(({ answer }) => answer === 'cancelled')) return 'cancel';
  if (answers.length > 0) return 'unclear';
  switch (phaseOf(verification)) {
    case 'out':
      return expired ? 'none' : 'open';
    case 'sending':
    case 'waiting':
      return 'open';
    case 'unsure':
      return 'unsure';
    case 'dropped':
      return verification.delivery.mayHaveReached ? 'unsure' : 'notSent';
    case 'refused':
    case 'not-sent':
    case 'expired':
      return 'notSent';
  }
}
