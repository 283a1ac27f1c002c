// Cuts an exported record into its lines while it is read: memory holds one line, however long the record is.

export interface JsonCut {
  feed(text: string): void;
  /** `outside`: the text with an empty list of entries, or null when it is no such file. */
  end(): { readonly outside: string | null; readonly isComplete: boolean };
}

/** The name of the list. */
const LIST = '"entries"';
const COMMA = /^\s*,\s*$/;
const NOTHING = /^\s*$/;

/** `onEntry` gets the text of each member of `entries`; `onStray` hears of anything else in there. */
export function createJsonCut(
  onEntry: (text: string) => void,
  onStray: (text: string) => void,
): JsonCut {
  let outside = '';
  let entry = '';
  let between = '';
  let depth = 0;
  let inText = false;
  let escaped = false;
  let inList = false;
  let members = 0;
  let lists = 0;
  let isClosed = false;

  const checkBetween = (isEnd: boolean): void => {
    if (!(members === 0 || isEnd ? NOTHING : COMMA).test(between)) onStray(between);
    between = '';
  };

  const atBracket = (char: string, text: string, from: number, to: number): number => {
    const isOpening = char === '{' || char === '[';
    if (inList && depth === 2) {
      between += text.slice(from, to);
      checkBetween(!isOpening);
      if (isOpening) depth = 3;
      else {
        depth = 1;
        inList = false;
      }
      return to;
    }
    depth += isOpening ? 1 : -1;
    if (inList) {
      if (depth > 2) return from;
      onEntry(entry + text.slice(from, to + 1));
      entry = '';
      members += 1;
      return to + 1;
    }
    if (depth === 0) isClosed = true;
    if (depth !== 2 || char !== '[') return from;
    const before = outside + text.slice(from, to);
    if (!/:\s*$/.test(before) || !before.replace(/\s*:\s*$/, '').endsWith(LIST)) return from;
    outside = `${before}[`;
    inList = true;
    lists += 1;
    return to + 1;
  };

  return {
    feed(text) {
      // Where that begins which has not been put anywhere yet.
      let from = 0;
      for (let at = 0; at < text.length; at += 1) {
        const char = text.charAt(at);
        if (inText) {
          if (escaped) escaped = false;
          else if (char === '\\') escaped = true;
          else if (char === '"') inText = false;
        } else if (char === '"') inText = true;
        else if (char === '{' || char === '[' || char === '}' || char === ']') {
          from = atBracket(char, text, from, at);
        }
      }
      const rest = text.slice(from);
      if (!inList) outside += rest;
      else if (depth === 2) between += rest;
      else entry += rest;
    },
    end() {
      if (entry !== '') onStray(entry);
      return { outside: lists === 1 ? outside : null, isComplete: isClosed };
    },
  };
}
