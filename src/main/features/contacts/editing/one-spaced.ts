// A text as it reads: no blanks around it, single ones in it.

export function oneSpaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
