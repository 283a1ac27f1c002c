// The calls that the practice emergency centre can share, and how each one is told.
import { z } from 'zod';
import { moved, PRACTICE_PLACE, type Point } from './site';

export const ShareScenario = z.enum([
  'here',
  'near',
  'far',
  'no-place',
  'no-number',
  'update',
  'geojson',
  'replay',
  'bad-signature',
  'malformed',
]);
export type ShareScenario = z.infer<typeof ShareScenario>;

/** For whoever plays with the practice site. */
export const SHARE_WORDS: Readonly<Record<ShareScenario, string>> = {
  here: 'a call from inside the practice building',
  near: 'a call from 600 metres away',
  far: 'a call from 12 kilometres away',
  'no-place': 'a call without a place',
  'no-number': 'a call without a number',
  update: 'the last caller once more, with a better place',
  geojson: 'a call from the street corner, its place and area told as GeoJSON',
  replay: 'the last share once more, byte for byte',
  'bad-signature': 'a call whose signature is wrong: must be refused with 401',
  malformed: 'a share that breaks off in the middle: must be refused with 400',
};

/** One made-up call. Numbers are of the block that is kept for stories. */
export interface PracticeCall {
  readonly callerId: string | null;
  readonly place: (Point & { readonly uncertaintyM: number }) | null;
  readonly form: 'plain' | 'geojson';
}

const HERE = at(9, -6, 18);

/** Scenarios that are a call of their own. */
export const PRACTICE_CALLS: Readonly<
  Record<Exclude<ShareScenario, 'update' | 'replay'>, PracticeCall>
> = {
  here: call('16145550142', HERE),
  near: call('16145550117', at(520, 300, 35)),
  far: call('16145550163', at(-9000, 8000, 60)),
  'no-place': call('16145550155', null),
  'no-number': call(null, at(15, 12, 25)),
  geojson: { callerId: '16145550128', place: at(120, -90, 30), form: 'geojson' },
  'bad-signature': call('16145550199', HERE),
  malformed: call('16145550188', HERE),
};

/** The same call, better known: half the uncertainty, a few steps on. */
export function better({ callerId, place, form }: PracticeCall): PracticeCall {
  if (place === null) return { callerId, place: at(-20, 14, 40), form };
  const uncertaintyM = Math.max(4, Math.round(place.uncertaintyM / 2));
  return { callerId, place: { ...moved(place, 3, 4), uncertaintyM }, form };
}

function call(callerId: string | null, place: PracticeCall['place']): PracticeCall {
  return { callerId, place, form: 'plain' };
}

function at(northM: number, eastM: number, uncertaintyM: number) {
  return { ...moved(PRACTICE_PLACE, northM, eastM), uncertaintyM };
}
