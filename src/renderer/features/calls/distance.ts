// A distance as people say it.

/** `230 m`, `4.2 km`, `38 km`. */
export function distanceWords(metres: number, language: string): string {
  const isShort = Math.round(metres) < 1000;
  const format = formatOf(
    language,
    isShort ? 'meter' : 'kilometer',
    isShort || metres >= 20_000 ? 0 : 1,
  );
  return format.format(isShort ? metres : metres / 1000);
}

/** Making one takes a thousand times as long as using it, and a screen of calls says many distances. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: string, unit: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${unit} ${digits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const fresh = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: digits,
  });
  formats.set(key, fresh);
  return fresh;
}
