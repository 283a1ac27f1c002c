// What is written in a cell for an e-mail address, and whether it is one.

const EMAIL = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;.]+(?:\.[^\s@<>"(),:;.]+)+$/;
/** `Ana Ruiz <ana@example.org>`, `mailto:ana@example.org`, `"ana@example.org"`. */
const AROUND_EMAIL = /^(?:[^<>@]*<)?\s*["']?(?:mailto:)?([^\s<>"']+@[^\s<>"']+?)["']?\s*>?\.?$/i;
const BETWEEN = /\s*(?:[|;\n,]|:::)\s*/;

/** All of one cell, as they stand there. */
export function addressesIn(cell: string): readonly string[] {
  return cell.split(BETWEEN).filter((part) => part !== '');
}

/** Without what programs put around it; what is none stays as it is. */
export function bareAddress(text: string): string {
  return text.length > 500 ? text : (AROUND_EMAIL.exec(text)?.[1] ?? text);
}

export function isEmail(text: string): boolean {
  return EMAIL.test(bareAddress(text));
}
