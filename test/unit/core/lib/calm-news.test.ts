// What changes all the time is told at most once in so many milliseconds.
import { expect, it } from 'vitest';
import { calmNews } from '../../../../src/main/core/lib/calm-news';
import { createManualClock } from '../../../fakes/clock';

it('tells once for many pieces of news, and again for later ones', async () => {
  const clock = createManualClock();
  let told = 0;
  const news = calmNews(clock, 250, () => (told += 1));
  for (let n = 0; n < 5; n += 1) news();
  await clock.advance(249);
  expect(told).toBe(0);
  await clock.advance(1);
  expect(told).toBe(1);
  news();
  await clock.advance(250);
  expect(told).toBe(2);
  news();
  news.cancel();
  await clock.advance(1000);
  expect(told).toBe(2);
});
