// Looks whether XML is one whole, harmless tree before any parser sees it: no DOCTYPE, nothing left open, not too deep.

const DEPTH_MAX = 32;
const ELEMENTS_MAX = 5_000;

/** A comment, a CDATA section, an instruction, an end, a start with its attributes, or text. */
const PIECE =
  /<!--(?:(?!--)[^])*-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?"'=]+)(?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>|[^<]+/y;

/** What is wrong with it, or null. Entities are refused together with the DOCTYPE that would bring them. */
export function xmlProblem(text: string): string | null {
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) return 'has a DOCTYPE';
  const open: string[] = [];
  let roots = 0;
  let elements = 0;
  PIECE.lastIndex = 0;
  for (let at = 0; at < text.length; at = PIECE.lastIndex) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(text);
    if (!found) return 'is not XML';
    const [piece, end, start, isEmpty] = found;
    if (end !== undefined) {
      if (open.pop() !== end) return 'is not XML';
    } else if (start !== undefined) {
      if (open.length === 0) roots += 1;
      if ((elements += 1) > ELEMENTS_MAX) return 'has too many elements';
      if (isEmpty === '') open.push(start);
      if (open.length > DEPTH_MAX) return 'is nested too deeply';
    } else if (open.length === 0 && !/^(?:<!--|<\?)/.test(piece) && piece.trim() !== '') {
      return 'is not XML';
    }
  }
  return roots === 1 && open.length === 0 ? null : 'is not XML';
}
