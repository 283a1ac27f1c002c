// Makes text of the bytes of a webhook, whatever they are labelled: what can be read at all is read.
import { charsetOf, decodedText } from '../core/lib/decoded-text';

const DECLARED = /^[^<]{0,10}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i;

/** As `decodedText` reads it; the label of the media type counts before the XML declaration. */
export function bodyText(body: Buffer, contentType: string): string {
  const head = body.subarray(0, 400).toString('latin1');
  return decodedText(body, charsetOf(contentType), DECLARED.exec(head)?.[1] ?? '');
}
