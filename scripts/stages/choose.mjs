// Picks stages by words of their titles, for who wants to run only some of them.
import { PlainError } from '../lib/say.mjs';

/** All of `stages` without words; else those whose title holds one of them. A word that fits none is an error. */
export function chooseStages(stages, words) {
  const fits = (word) => (stage) => stage.title.toLowerCase().includes(word.toLowerCase());
  for (const word of words) {
    if (!stages.some(fits(word))) {
      const titles = stages.map(({ title }) => title).join(', ');
      throw new PlainError(`No stage is called "${word}"; there are: ${titles}`);
    }
  }
  return words.length === 0
    ? stages
    : stages.filter((stage) => words.some((word) => fits(word)(stage)));
}
