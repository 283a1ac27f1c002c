// The index of names by pairs of letters and sounds: who comes, who goes, and what is kept of those who went.
import { describe, expect, it } from 'vitest';
import { createLookalikes } from '../../../../../src/main/features/contacts/search/lookalikes';

function lookalikesOf(...names: readonly string[]) {
  const lookalikes = createLookalikes();
  names.forEach((name, id) => lookalikes.add(id, [name]));
  const ids = (query: string, beside = false): readonly number[] =>
    lookalikes.like(query.split(' '), beside).flatMap((found) => [...found.ids]);
  return { lookalikes, ids };
}

describe('names like a question', () => {
  it('come best first, those of the same name in the order of their ids', () => {
    const { ids } = lookalikesOf('ray chandler', 'roy chandler', 'ray chandler', 'ann lee');
    expect(ids('chandelr ray')).toEqual([0, 2, 1]);
  });

  it('much less alike than the best are left out, and so beside exact hits', () => {
    const { ids } = lookalikesOf('maria garcia', 'maria miller', 'maria lopez');
    expect(ids('maria miler')).toEqual([1]);
    expect(ids('maria grusinski')).toEqual([0, 1, 2]);
    expect(ids('maria grusinski', true)).toEqual([]);
  });

  it('with the rarer of two words come first where the other word is wrong', () => {
    const liams = [
      'tuttleby',
      'kothe',
      'shoben',
      'campbell',
      'roebuck',
      'grubb',
      'hirota',
      'thorpe',
    ];
    const { ids } = lookalikesOf(...liams.map((last) => `liam ${last}`), 'aimee trzcinski');
    expect(ids('liam trzcinski')[0]).toBe(liams.length);
    expect(ids('trzcinski liam')[0]).toBe(liams.length);
  });

  it('are found by each way in which a person is written', () => {
    const { lookalikes, ids } = lookalikesOf();
    lookalikes.add(7, ['bob smith', 'robert smith']);
    expect([ids('robbert smiht'), ids('bbo smiht')]).toEqual([[7], [7]]);
  });
});

describe('whoever is removed', () => {
  it('is not found any more, but others of the same name are, and the same one again when back', () => {
    const { lookalikes, ids } = lookalikesOf('ray chandler', 'ray chandler');
    lookalikes.remove(0);
    lookalikes.remove(99);
    expect(ids('chandelr ray')).toEqual([1]);
    lookalikes.remove(1);
    expect(ids('chandelr ray')).toEqual([]);
    lookalikes.add(1, ['ray chandler']);
    expect(ids('chandelr ray')).toEqual([1]);
  });

  it('leaves nothing behind for good: names that nobody has are forgotten', () => {
    const { lookalikes, ids } = lookalikesOf('ray chandler');
    for (let n = 0; n < 20_000; n += 1) {
      const name = String(n).replace(/\d/g, (digit) => `${'bcdfghjklm'.charAt(Number(digit))}a`);
      lookalikes.add(1, [`${name} ray`]);
      lookalikes.remove(1);
      expect(lookalikes.names).toBeLessThan(2100);
    }
    expect(ids('chandelr ray')).toEqual([0]);
  });
});
