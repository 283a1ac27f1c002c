// Reads how a CAP message calls itself and which others it names.
import type { CapLinks, CapName } from '../../../shared/alerts/share911-alert';
import { presentable } from '../excerpt';
import { readTimeMs } from '../read-time';

const NAMES_MAX = 200;
/** Of the text of all references. */
const TEXT_MAX = 60_000;

/** The texts of the elements, null where there is none. */
export interface CapHead {
  readonly sender: string | null;
  readonly identifier: string | null;
  readonly sent: string | null;
  readonly msgType: string;
  readonly references: string | null;
}

export function linksOf({ sender, identifier, sent, msgType, references }: CapHead): CapLinks {
  return {
    name: nameOf(sender ?? '', identifier ?? '', sent ?? ''),
    msgType:
      msgType === 'alert' || msgType === 'update' || msgType === 'cancel' ? msgType : 'other',
    ...referencesIn(references ?? ''),
  };
}

/**
 * Source: OASIS CAP 1.1 and 1.2, 3.2.1: `sender,identifier,sent`, several of them between blanks. A sender may hold
 * blanks here, as some write it: only the comma and the time that ends each are taken for signs. Some part them by
 * semicolons or commas instead, or put quotation marks around.
 */
function referencesIn(text: string): Pick<CapLinks, 'references' | 'unreadableReferences'> {
  const parts = text.slice(0, TEXT_MAX).trim().split(',');
  const references: CapName[] = [];
  let unreadable = 0;
  let sender = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += 2) {
    const rest = (parts[at + 1] ?? '').replace(/^[\s"'\u201c]+/, '');
    const [sent = ''] = /^[^\s;"'\u201d]*/.exec(rest) ?? [];
    const name = nameOf(bare(sender), bare(parts[at] ?? ''), sent);
    if (name === null || references.length >= NAMES_MAX) unreadable += 1;
    else references.push(name);
    sender = rest.slice(sent.length);
    if (bare(sender) !== '' || at + 2 >= parts.length) continue;
    at += 1;
    sender = parts[at + 1] ?? '';
  }
  if (bare(sender) !== '') unreadable += 1;
  return { references, unreadableReferences: unreadable };
}

const AROUND = /[\s;"'\u201c\u201d]/;

/** By hand: a pattern that looks for the end takes the square of the time. */
function bare(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && AROUND.test(text.charAt(from))) from += 1;
  while (to > from && AROUND.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** Null unless all three are there. A time is the same moment in whatever zone it is written. */
function nameOf(sender: string, identifier: string, sent: string): CapName | null {
  const [from, which, when] = [sender, identifier, sent].map((each) => presentable(each));
  if (!from || !which || !when) return null;
  if (from.length > 300 || which.length > 300 || when.length > 60) return null;
  const sentMs = readTimeMs(when);
  return {
    sender: from,
    identifier: which,
    sent: sentMs === null ? when : new Date(sentMs).toISOString(),
  };
}
