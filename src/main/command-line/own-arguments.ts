// Which of the process's words are meant for us.

/**
 * The words after the executable (packaged) or after the app's folder (`electron . WORDS`).
 * In the repository Chromium's switches may stand before the folder.
 */
export function ownArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const words = argv.slice(1);
  if (isPackaged) return words;
  const folder = words.findIndex((word) => !word.startsWith('-'));
  return folder === -1 ? [] : words.slice(folder + 1);
}
