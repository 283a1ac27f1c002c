// Looks for a secret in everything a desk leaves behind, in every form it could hide in.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret itself and what it looks like in base64 (at any offset), as a Basic password, in a URL and in hex. */
function formsOf(secret: string): readonly string[] {
  const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex')];
  for (const before of ['', 'x', 'xx', 'api:']) {
    for (const encoding of ['base64', 'base64url'] as const) {
      // The first and the last group also depend on the neighbours: they are left out.
      const text = Buffer.from(before + secret)
        .toString(encoding)
        .replace(/=+$/, '');
      forms.push(text.slice(4, -4));
    }
  }
  return [...new Set(forms)];
}

/** `name: form` for every form found in one of the texts. */
export function foundIn(
  texts: Readonly<Record<string, string>>,
  secrets: readonly string[],
): readonly string[] {
  const forms = secrets.flatMap(formsOf);
  return Object.entries(texts).flatMap(([name, text]) =>
    forms.filter((form) => text.includes(form)).map((form) => `${name}: ${form}`),
  );
}

/** Every file below the folder, byte for byte, once as it is and once as if each letter took two bytes. */
export function filesBelow(folder: string): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    texts[path] = bytes.toString('latin1');
    texts[`${path} (wide)`] = bytes.toString('latin1').replaceAll('\0', '');
  }
  return texts;
}
