// One line of an exported record as it stands in a file: strict in its form, open to kinds of a later version.
import { z } from 'zod';

/** Taken whole, not copied: whatever was put in there must change the seal. */
const Whole = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

const FileEntry = z.object({
  seq: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  atMs: z.number(),
  kind: z.string(),
  actionId: z.string().nullable(),
  facts: Whole,
  failure: Whole.nullable(),
  hash: z.string(),
});
export type FileEntry = z.infer<typeof FileEntry>;

const NAMES = Object.keys(FileEntry.shape).length;

/** Null when it has not the form of a line. */
export function parseEntry(value: unknown): FileEntry | null {
  // Counted by hand: a strict schema lets the name `__proto__` through.
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== NAMES) {
    return null;
  }
  return FileEntry.safeParse(value).data ?? null;
}

/** As `parseEntry`; a name that stands there twice is refused, for readers differ in which one they take. */
export function parseEntryText(text: string): FileEntry | null {
  try {
    const value = JSON.parse(text) as unknown;
    return namesIn(value) === colonsIn(text) ? parseEntry(value) : null;
  } catch {
    return null;
  }
}

function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, member) => sum + namesIn(member), own);
}

/** Outside of quoted text. */
function colonsIn(json: string): number {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length - 1;
}
