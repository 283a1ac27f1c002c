// What to look for so that people of the same address are found, however either was written.

/** `Street` and `St` are one, so neither is searched for. */
const KINDS =
  /\s+(?:street|str|st|avenue|ave|av|road|rd|drive|dr|boulevard|blvd|lane|ln|court|ct|place|pl|parkway|pkwy|highway|hwy|terrace|ter|circle|cir)\.?$/i;

/** The part with the number of the house if there is one, else the first: `100 Main St, Columbus` is `100 Main`. */
export function streetOf(address: string): string {
  const parts = address.split(',').map((part) => part.trim());
  const street = parts.find((part) => /^\d+\S*\s+\S/.test(part)) ?? parts[0] ?? '';
  return street.replace(KINDS, '') || street;
}
