// What is said to bytes that are no HTTP request, and to senders that are too slow.
import { refuse, type Answer } from './answer';

/** For Node's `clientError`. */
export function answerToBroken({ code }: NodeJS.ErrnoException): Answer {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refuse(408, 'the request took too long to arrive');
    case 'HPE_HEADER_OVERFLOW':
      return refuse(431, 'the headers are too long');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return refuse(413, 'the chunk extensions are too long');
    case undefined:
    default:
      return refuse(400, 'this is not a valid HTTP request');
  }
}
