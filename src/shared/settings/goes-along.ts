// What goes along with every press: the desk's room beside its place, and behind the message the number to call back.
import { LOCATION_MAX_LENGTH, MESSAGE_MAX_LENGTH } from '../core/check-in';
import { comparable, plainText } from '../core/plain-text';
import type { Settings } from './settings';

type Desk = Settings['desk'];

const BETWEEN = ' · ';
/** ASSUMED: people read Share911's messages in English, as its statuses are. */
const ROOM = 'Room';
const CALL_BACK = 'Call back:';

/** What a number of a room is called, in both languages. */
const ROOM_WORDS = new Set(
  'room rm suite ste office sala salon salón aula cuarto oficina habitación habitacion'.split(' '),
);
const PARTS = /[,;:·|()/]|\s-\s/u;

/** Where a press from this desk comes from when nobody says otherwise. */
export function ownPlace({ location, name }: Desk): string {
  return location || name;
}

/** Whether `place` is this desk's own, in any writing. */
export function isPlaceOf(desk: Desk, place: string): boolean {
  return comparable(place) === comparable(ownPlace(desk));
}

/**
 * What is added to the desk's own place, which always stays whole; null where the place says it already. ASSUMED:
 * Share911 has no field for a room, and shows the location's name as it is. What does not fit loses its last words, then all.
 */
export function roomBeside(place: string, room: string): string | null {
  const typed = plainText(room);
  if (typed === '') return null;
  // A bare number could be anything.
  const named = /\p{L}{2}/u.test(typed) ? typed : `${ROOM} ${typed}`;
  return isSaid(place, named) ? null : shortened(named, spaceBehind(place, LOCATION_MAX_LENGTH));
}

/** `Main Office · Room 12` */
export function withRoom(place: string, room: string): string {
  return joined(place, roomBeside(place, room));
}

/**
 * What is added to the operator's message, which always stays whole; null where it or the place says the number already.
 * What does not fit is written closely, then left out: half a number is another number. `phone`: `+1 614 555 0100 ext. 4`,
 * or empty. ASSUMED: Share911 has no field for a number, and shows the message as it is.
 */
export function callBackBeside(message: string, place: string, phone: string): string | null {
  if (phone === '' || [message, place].some((text) => saysNumber(text, phone))) return null;
  const close = phone.replace(' ext. ', 'x').replace(/[^+\dx]/g, '');
  const space = spaceBehind(message, MESSAGE_MAX_LENGTH);
  return [`${CALL_BACK} ${phone}`, close].find((text) => text.length <= space) ?? null;
}

/** `Aggressive visitor · Call back: +1 614 555 0100 ext. 4` */
export function withCallBack(message: string, place: string, phone: string): string {
  return joined(message, callBackBeside(message, place, phone));
}

/** Whether the number stands in the text, in any writing; its extension, if it has one, is part of it. */
export function saysNumber(text: string, phone: string): boolean {
  const [line = '', ...extensions] = phone.split(' ext. ');
  const extension = extensions.join('').replace(/\D/g, '');
  const isAmerican = line.startsWith('+1');
  const digits = line.replace(/\D/g, '').slice(isAmerican ? 1 : 0);
  if (digits === '') return false;
  const country = isAmerican ? '(?:1[ ().-]{0,3})?' : '';
  const behind =
    extension === ''
      ? ''
      : `[ ,;.]{0,3}(?:;ext=|e?xtn?|extensi[oó]n|int(?:erno)?|anexo|x|#)[ .:=]{0,3}${extension}(?!\\d)`;
  const pattern = `(?<!\\d)${country}${digits.replace(/\d(?=\d)/g, '$&[ ()./-]{0,3}')}(?!\\d)${behind}`;
  return new RegExp(pattern, 'u').test(comparable(text));
}

function joined(first: string, second: string | null): string {
  return [first, second ?? ''].filter((part) => part !== '').join(BETWEEN);
}

function spaceBehind(text: string, max: number): number {
  return text === '' ? max : max - text.length - BETWEEN.length;
}

/** Whole words and a sign that there were more; null when no more than "Room" would be left. */
function shortened(room: string, max: number): string | null {
  if (room.length <= max) return room;
  const cut = room.slice(0, Math.max(room.lastIndexOf(' ', max - 1), 0));
  const words = cut.replace(/[\s,;:·-]+$/u, '');
  return coreOf(wordsIn(words)).length === 0 || isRoomWord(words) ? null : `${words}…`;
}

/** "12 Main Street" does not say Room 12; "Main Office, room 12" and "Main Office, 12" do. */
function isSaid(place: string, room: string): boolean {
  const core = coreOf(wordsIn(room));
  if (core.length === 0) return comparable(place).includes(comparable(room));
  const words = wordsIn(place);
  const standsAt = (index: number) => core.every((word, offset) => words[index + offset] === word);
  const found = words.flatMap((_word, index) => (standsAt(index) ? [index] : []));
  if (!/^\p{N}+$/u.test(core.join(''))) return found.length > 0;
  return (
    found.some((index) => isRoomWord(words[index - 1] ?? '')) ||
    place.split(PARTS).some((part) => wordsIn(part).join(' ') === core.join(' '))
  );
}

/** Without the word for a room before it. */
function coreOf(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  return rest.length > 0 && isRoomWord(first) ? rest : words;
}

function isRoomWord(word: string): boolean {
  return ROOM_WORDS.has(word.toLowerCase());
}

function wordsIn(text: string): readonly string[] {
  return comparable(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}
