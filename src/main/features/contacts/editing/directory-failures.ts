// Why the directory does not answer a question.
import type { ContactSource } from '../../../../shared/contacts/contact';
import type { Failure } from '../../../../shared/core/failure';

export const NOBODY: Failure = {
  kind: 'rejected',
  reason: 'not-found',
  detail: 'no such person',
  field: 'key',
};

export const OVERTAKEN: Failure = {
  kind: 'unavailable',
  reason: 'overtaken',
  detail: 'something newer has been asked meanwhile: this search was not carried out',
};

export const NOTHING_SET_UP: Failure = {
  kind: 'not-configured',
  detail: 'neither Emergency24 nor CHeKT is set up: a key, and for CHeKT a site, are needed',
};

export function notSetUp(source: ContactSource): Failure {
  const detail =
    source === 'chekt'
      ? 'CHeKT is not set up: a key and a site are needed'
      : 'Emergency24 is not set up: a key is needed';
  return { kind: 'not-configured', detail };
}
