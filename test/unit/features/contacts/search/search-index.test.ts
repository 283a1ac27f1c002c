// The search index: who is found by what, in which order, and why.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSearchIndex,
  type SearchIndex,
} from '../../../../../src/main/features/contacts/search/search-index';
import { loadSqlite } from '../../../../../src/main/core/store/sqlite';
import { indexedPerson, loadAll } from '../../../../fakes/indexed-people';

const sqlite = await loadSqlite();
let index: SearchIndex;

beforeEach(() => {
  index = createSearchIndex({ sqlite });
});
afterEach(() => index.close());

const found = (query: string, limit = 20): string[] =>
  index.search(query, limit).map(({ key }) => key);
const why = (query: string): string[] => index.search(query, 20).map(({ matched }) => matched);

const MARIA = indexedPerson('María García', {
  phones: ['(212) 555-4471', '+44 (0)20 7946 0018'],
  emails: ['m.garcia@school.example'],
  ids: ['0042', 'EMP-0077', '3f2a9c1b-77aa'],
  titles: ['School Nurse'],
  departments: ['HR'],
  groups: ['Fire Wardens'],
  descriptions: ['Has the spare keys'],
  addresses: ['90 W Broad St, Columbus, OH 43215'],
});

describe('a person', () => {
  beforeEach(() => index.put([MARIA, indexedPerson('Paul Miller'), indexedPerson('Ann Lee')]));

  it.each([
    ['maria', 'name'],
    ['MARÍA GARCÍA', 'name'],
    ['garcia maria', 'name'],
    ['Garcia, Maria', 'name'],
    ['mar gar', 'name'],
    ['g', 'name'],
    ['arci', 'name'],
    ['garsia', 'similar'],
    ['gacria maria', 'similar'],
    ['garc hr', 'department'],
    ['hr', 'department'],
    ['nurse', 'title'],
    ['nrse', 'similar'],
    ['warden', 'group'],
    ['spare', 'description'],
    ['90 w broad', 'address'],
    ['garcia columbus', 'address'],
    ['43215', 'address'],
    ['4471', 'phone'],
    ['555 44', 'phone'],
    ['212 555 4471', 'phone'],
    ['+1 (212) 555.4471', 'phone'],
    ['0012125554471', 'phone'],
    ['020 7946 0018', 'phone'],
    ['+442079460018', 'phone'],
    ['garcia 4471', 'phone'],
    ['4471 garcia', 'phone'],
    ['0042', 'id'],
    ['004', 'id'],
    ['42', 'id'],
    ['emp-0077', 'id'],
    ['emp77', 'id'],
    ['3f2a9c1b77aa', 'id'],
    ['3f2a9c', 'id'],
    ['m.garcia@school.example', 'email'],
    ['M.Garcia@sch', 'email'],
  ])('is found by %s, because of the %s', (query, matched) => {
    expect(found(query)).toEqual(['María García']);
    expect(why(query)).toEqual([matched]);
  });

  it.each(['miller hr', 'garcia 9999', '@school.example', 'zzz', 'miller 4471'])(
    'is not found by %s',
    (query) => {
      expect(found(query)).not.toContain('María García');
    },
  );

  it.each([
    '',
    '   ',
    '"',
    '"maria" OR "',
    'maria*',
    'NEAR(maria garcia)',
    "'; DROP TABLE person; --",
    'maria AND NOT',
    'word : maria',
    '^maria',
    'ma\0ria',
    '😀',
    '\ud800',
    '((((((((',
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
    '1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9',
    '@@@',
    '+',
    '王小明',
  ])('is sought in vain or not, but without an error, by %j', (query) => {
    expect(() => index.search(query, 20)).not.toThrow();
  });
});

it.each(['-', 'x', '0', 'm ', '"', '😀', 'é'])('takes a long query of %j calmly', (sign) => {
  index.put([MARIA]);
  expect(index.search(sign.repeat(5000), 20)).toEqual(sign === 'm ' ? [expect.anything()] : []);
});

describe('names as people mistake them', () => {
  const NAMES = ['Erin Blaschke', 'Ray Chandler', 'Bo Lindqvist', 'Grace Kelly', 'María García'];
  beforeEach(() => index.put(NAMES.map((name) => indexedPerson(name))));

  it.each([
    ['a word split', 'eri n blaschke', 'Erin Blaschke'],
    ['words joined, with a slip', 'erinblascke', 'Erin Blaschke'],
    ['names swapped, with a slip', 'chandelr ay', 'Ray Chandler'],
    ['heard, not read', 'linkvist', 'Bo Lindqvist'],
    ['heard, not read', 'greys', 'Grace Kelly'],
    ['a slip in both', 'gracs kely', 'Grace Kelly'],
    ['one right word beside a wrong one', 'erin pfeiffer', 'Erin Blaschke'],
    ['a digit for a letter', 'b1aschke er1n', 'Erin Blaschke'],
  ])('%s: %s finds whoever is meant first, and says that it is only similar', (_, query, meant) => {
    expect(index.search(query, 20)[0]).toMatchObject({ name: meant, matched: 'similar' });
  });

  it('shows the similar ones of two names that nobody has together', () => {
    expect(found('maria chandler').sort()).toEqual(['María García', 'Ray Chandler']);
    expect(why('maria chandler')).toEqual(['similar', 'similar']);
  });

  it('puts whoever fits as typed before all who are similar', () => {
    index.put([indexedPerson('Kay Chandler'), indexedPerson('Kai Chandler')]);
    expect(found('kai chandler')).toEqual(['Kai Chandler', 'Kay Chandler']);
    expect(why('kai chandler')).toEqual(['name', 'similar']);
  });

  it('finds a linked person by each of two names, and nobody who is removed', () => {
    const robert = { key: 'r', firstNames: ['Bob', 'Robert'], lastNames: ['Smith'] };
    index.put([indexedPerson('Bob Smith', robert)]);
    expect(found('robbertsmiht')).toEqual(['r']);
    index.remove(['r']);
    expect(found('robbertsmiht')).toEqual([]);
  });

  it('shows no more of them than anybody reads, nor than asked for', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      indexedPerson('Theodor Quist', { key: `${n}` }),
    );
    index.put(many);
    expect(found('teodorkwist', 200)).toHaveLength(20);
    expect(found('teodorkwist', 3)).toEqual(['0', '1', '2']);
  });
});

describe('names as people write them', () => {
  it.each([
    ["Sean O'Brien", ['obrien', "o'brien", 'o’brien', 'o brien', 'brien']],
    ['Anna Smith-Jones', ['smith-jones', 'smith jones', 'smithjones', 'jones', 'smithjo']],
    ['Juan de la Cruz', ['de la cruz', 'delacruz', 'cruz', 'delac']],
    ['Jürgen Müller', ['muller', 'mueller', 'müller', 'juergen', 'jurgen mueller']],
    ['Karl Mueller', ['müller', 'mueller']],
    ['Nguyễn Văn Đức', ['nguyen van duc', 'duc nguyen', 'đức']],
    ['Łucja Wiśniewska', ['lucja', 'wisniewska', 'wiśniewska łucja']],
    ['Ahmed Al-Sayed', ['al-sayed', 'alsayed', 'sayed', 'al sayed']],
    ['王小明', ['小明', '王']],
    ['Юрий Петров', ['петров', 'пет', 'юрий']],
  ])('%s is found by each of %j', (name, queries) => {
    index.put([indexedPerson(name), indexedPerson('Somebody Else')]);
    for (const query of queries) expect(found(query)).toEqual([name]);
  });
});

describe('the order of hits', () => {
  it('is whole word, beginning of a name, beginning of another word, middle, slip', () => {
    index.put([
      indexedPerson('Eva Malin'),
      indexedPerson('Otto Lyn'),
      indexedPerson('Rosa Vega', { departments: ['Lingerie'] }),
      indexedPerson('Kim Lindt'),
      indexedPerson('Wei Lin'),
    ]);
    expect(found('lin')).toEqual(['Wei Lin', 'Kim Lindt', 'Rosa Vega', 'Eva Malin', 'Otto Lyn']);
  });

  it('puts whoever has only these names before whoever has more', () => {
    index.put([indexedPerson('Maria Garcia Lopez'), indexedPerson('Maria Garcia')]);
    expect(found('garcia maria')).toEqual(['Maria Garcia', 'Maria Garcia Lopez']);
  });

  it('does not take one word for two: m miller is first of all a Mary Miller', async () => {
    const crowd = Array.from({ length: 250 }, (_, n) =>
      indexedPerson('Paul Miller', { key: `${n}` }),
    );
    await loadAll(index, [crowd, [indexedPerson('Mary Miller')]]);
    expect(found('m miller', 2)).toEqual(['Mary Miller', '0']);
    expect(found('miller mi')[0]).toBe('0');
  });

  it('puts last digits before middle ones', () => {
    index.put([
      indexedPerson('Middle', { phones: ['212 447 1000'] }),
      indexedPerson('Last', { phones: ['212 555 4471'] }),
    ]);
    expect(found('4471')).toEqual(['Last', 'Middle']);
  });

  it('is that of loading among equals, and finds the best among thousands', async () => {
    const crowd = Array.from({ length: 3000 }, (_, n) => indexedPerson('Ana Lee', { key: `${n}` }));
    await loadAll(index, [crowd, [indexedPerson('Zoe An')]]);
    expect(found('an', 3)).toEqual(['Zoe An', '0', '1']);
  });
});

describe('changing the index', () => {
  it('replaces a person of the same key, so that old texts are forgotten', () => {
    index.put([indexedPerson('Maria Garcia', { key: 'a', phones: ['212 555 4471'] })]);
    index.put([indexedPerson('Maria Lopez', { key: 'a' })]);
    expect(index.size).toBe(1);
    expect(found('garcia')).toEqual([]);
    expect(found('4471')).toEqual([]);
    expect(found('lopez')).toEqual(['a']);
  });

  it('removes by key, and takes an unknown one calmly', () => {
    index.put([indexedPerson('Maria Garcia', { key: 'a' })]);
    index.remove(['a', 'b']);
    expect(index.size).toBe(0);
    expect(found('maria')).toEqual([]);
  });

  it('can be searched and changed between two slices of a load', async () => {
    const slices = [[indexedPerson('One Adams')], [indexedPerson('Two Baker')]];
    const seen: string[][] = [];
    for await (const { loaded } of index.load(slices)) {
      if (loaded === 1) index.put([indexedPerson('Three Clark')]);
      seen.push(found('adams'), found('baker'), found('clark'));
    }
    expect(seen.slice(0, 6)).toEqual([
      ['One Adams'],
      [],
      ['Three Clark'],
      ['One Adams'],
      ['Two Baker'],
      ['Three Clark'],
    ]);
    expect(index.size).toBe(3);
  });

  it('keeps what was loaded when the source breaks off', async () => {
    function* broken() {
      yield [indexedPerson('One Adams')];
      throw new Error('gone');
    }
    await expect(loadAll(index, broken())).rejects.toThrow('gone');
    expect(found('adams')).toEqual(['One Adams']);
    index.put([indexedPerson('Two Baker')]);
    expect(found('baker')).toEqual(['Two Baker']);
  });
});
