// Numbers as they are read out: eleven digits in a row are dialled wrong.

const NORTH_AMERICAN = /(?<![\p{L}\p{N}])(\+1)?(\d{3})(\d{3})(\d{4})(?![\p{L}\p{N}])/gu;

/** `+1 312 555 8888`, wherever such a number stands in the text; other numbers stay as the service writes them. */
export function spaced(text: string): string {
  return text.replace(NORTH_AMERICAN, (_all, country: string | undefined, a, b, c) =>
    [...(country === undefined ? [] : [country]), a, b, c].join(' '),
  );
}
