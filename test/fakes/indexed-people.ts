// A person for the search with only the texts that a test is about.
import type { IndexedPerson } from '../../src/main/features/contacts/search/indexed-person';
import type {
  PersonSlices,
  SearchIndex,
} from '../../src/main/features/contacts/search/search-index';

const NOTHING: IndexedPerson = {
  key: 'emergency24//1',
  name: '',
  detail: '',
  sources: ['emergency24'],
  firstNames: [],
  lastNames: [],
  titles: [],
  departments: [],
  groups: [],
  descriptions: [],
  addresses: [],
  phones: [],
  emails: [],
  ids: [],
};

/** The key is the name, unless given. */
export function indexedPerson(
  name: string,
  rest: Partial<Omit<IndexedPerson, 'name'>> = {},
): IndexedPerson {
  const [first = '', ...last] = name.split(' ');
  return {
    ...NOTHING,
    key: name,
    name,
    firstNames: [first],
    lastNames: last.length > 0 ? [last.join(' ')] : [],
    ...rest,
  };
}

/** Loads to the end. */
export async function loadAll(index: SearchIndex, people: PersonSlices): Promise<void> {
  const steps = index.load(people);
  while ((await steps.next()).done !== true);
}
