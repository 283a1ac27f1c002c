// A call in one breath, to be read out on a radio.
import type {
  EmergencyCall,
  Nearness,
  OwnBuildingAnswer,
} from '../../../shared/calls/emergency-call';
import { REGION, type Language } from '../../../shared/core/language';

interface Words {
  readonly practice: string;
  readonly shared: (time: string) => string;
  readonly number: (digits: string) => string;
  readonly noNumber: string;
  readonly address: (address: string) => string;
  readonly place: (latitude: string, longitude: string, time: string) => string;
  readonly within: (metres: string) => string;
  readonly noPlace: string;
  readonly sides: readonly [north: string, south: string, east: string, west: string];
  readonly fromSite: (metres: string, feet: string) => string;
  readonly nearness: Readonly<Record<Nearness, string>>;
  readonly building: Readonly<Record<OwnBuildingAnswer, string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    practice: 'PRACTICE, PRACTICE. This is not a real call.',
    shared: (time) => `911 call, shared with us at ${time}.`,
    number: (digits) => `Caller's number ${digits}.`,
    noNumber: `Caller's number not known.`,
    address: (address) => `Address as given: ${address}.`,
    place: (latitude, longitude, time) => `Place at ${time}: ${latitude}, ${longitude}`,
    within: (metres) => `, within ${metres} meters`,
    noPlace: 'Place not known.',
    sides: ['north', 'south', 'east', 'west'],
    fromSite: (metres, feet) => `${feet} feet (${metres} meters) from our site.`,
    nearness: {
      here: 'Appears to be inside our site.',
      'maybe-here': 'May be at our site.',
      near: 'Appears to be near our site.',
      far: 'Does not appear to be near our site.',
      unknown: '',
    },
    building: {
      yes: 'We say: it is our building.',
      no: 'We say: it is not our building.',
      unanswered: 'Building: not checked.',
    },
  },
  es: {
    practice: 'PRÁCTICA, PRÁCTICA. Esta llamada no es real.',
    shared: (time) => `Llamada al 911, compartida con nosotros, ${time}.`,
    number: (digits) => `Número de quien llama: ${digits}.`,
    noNumber: 'No se conoce el número de quien llama.',
    address: (address) => `Dirección que se dio: ${address}.`,
    place: (latitude, longitude, time) => `Ubicación, ${time}: ${latitude}, ${longitude}`,
    within: (metres) => `, en un radio de ${metres} metros`,
    noPlace: 'No se conoce el lugar.',
    sides: ['norte', 'sur', 'este', 'oeste'],
    fromSite: (metres, feet) => `A ${feet} pies (${metres} metros) de nuestro sitio.`,
    nearness: {
      here: 'Parece estar dentro de nuestro sitio.',
      'maybe-here': 'Puede ser en nuestro sitio.',
      near: 'Parece estar cerca de nuestro sitio.',
      far: 'No parece estar cerca de nuestro sitio.',
      unknown: '',
    },
    building: {
      yes: 'Decimos: es nuestro edificio.',
      no: 'Decimos: no es nuestro edificio.',
      unanswered: 'Edificio: sin comprobar.',
    },
  },
};

const FEET_PER_METRE = 3.280_84;

export interface RadioChoices {
  /** Its digits are read out; null: not one of them is, for a radio has many listeners. */
  readonly number: string | null;
  readonly language: Language;
  /** Said first: the people on the radio do not see this screen. */
  readonly isPractice: boolean;
}

export function radioText(call: EmergencyCall, choices: RadioChoices): string {
  const { number, language, isPractice } = choices;
  const words = WORDS[language];
  const whole = new Intl.NumberFormat(REGION[language], { maximumFractionDigits: 0 });
  const clock = new Intl.DateTimeFormat(REGION[language], { hour: 'numeric', minute: '2-digit' });
  const time = (atMs: number): string => clock.format(atMs);
  const [north, south, east, west] = words.sides;
  const place = call.places.at(-1);
  const degrees = (value: number, plus: string, minus: string): string =>
    `${Math.abs(value).toFixed(5)} ${value < 0 ? minus : plus}`;

  const where = (): string => {
    if (place === undefined) return words.noPlace;
    const { latitude, longitude, uncertaintyM } = place.place;
    const said = words.place(
      degrees(latitude, north, south),
      degrees(longitude, east, west),
      time(place.atMs),
    );
    return `${said}${uncertaintyM === null ? '' : words.within(whole.format(uncertaintyM))}.`;
  };
  const caller = (): string => {
    if (number !== null) return words.number(spoken(number));
    return call.maskedNumber === null ? words.noNumber : '';
  };
  const { distanceM } = call;
  return [
    isPractice ? words.practice : '',
    words.shared(time(call.firstSharedAtMs)),
    caller(),
    call.address === null ? '' : words.address(call.address.replaceAll(/\s+/g, ' ').trim()),
    where(),
    distanceM === null
      ? ''
      : words.fromSite(whole.format(distanceM), whole.format(distanceM * FEET_PER_METRE)),
    words.nearness[call.nearness],
    words.building[call.ownBuilding],
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** `15551234567` becomes `1 555 123 4567`: groups can be read out and written down. */
function spoken(digits: string): string {
  return digits.replace(/^(\d*?)(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3 $4').trim();
}
