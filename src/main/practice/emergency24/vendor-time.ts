// Moments in the vendor's two forms, both of one local clock whose zone nobody tells.

/** `08/17/2016 14:44:03`. Source: SEED Emergency24 ICCS API, "Get All Contacts". */
export function plainTime(atMs: number): string {
  const at = new Date(atMs);
  const date = [at.getUTCMonth() + 1, at.getUTCDate()].map(two).join('/');
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${date}/${at.getUTCFullYear()} ${time}`;
}

/** `3/24/2015 4:24:32 PM`. Source: SEED, the groups in "Get Contact by ID". */
export function twelveHourTime(atMs: number): string {
  const at = new Date(atMs);
  const hours = at.getUTCHours();
  const time = [String(hours % 12 || 12), two(at.getUTCMinutes()), two(at.getUTCSeconds())];
  const date = [at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCFullYear()].join('/');
  return `${date} ${time.join(':')} ${hours < 12 ? 'AM' : 'PM'}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
