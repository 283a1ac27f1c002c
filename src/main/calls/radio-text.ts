// A call in one breath, to be read out on a radio.
import type { EmergencyCall, Nearness, OwnBuildingAnswer } from '../../shared/emergency-call';
import type { Language } from '../../shared/text/language';

interface Words {
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
    shared: (time) => `911 call, shared with us at ${time}.`,
    number: (digits) => `Caller's number ${digits}.`,
    noNumber: `Caller's number not known.`,
    address: (address) => `Address as given: ${address}.`,
    place: (latitude, longitude, time) => `Place at ${time}: ${latitude}, ${longitude}`,
    within: (metres) => `, within ${metres} metres`,
    noPlace: 'Place not known.',
    sides: ['north', 'south', 'east', 'west'],
    fromSite: (metres, feet) => `${metres} metres (${feet} feet) from our site.`,
    nearness: {
      here: 'Inside our site.',
      'maybe-here': 'May be at our site.',
      near: 'Near our site.',
      far: 'Not near our site.',
      unknown: '',
    },
    building: {
      yes: 'We say: it is our building.',
      no: 'We say: it is not our building.',
      unanswered: 'Nobody has checked yet whether it is our building.',
    },
  },
  es: {
    shared: (time) => `Llamada al 911, compartida con nosotros a las ${time}.`,
    number: (digits) => `Número de quien llama: ${digits}.`,
    noNumber: 'No se conoce el número de quien llama.',
    address: (address) => `Dirección que se dio: ${address}.`,
    place: (latitude, longitude, time) => `Lugar a las ${time}: ${latitude}, ${longitude}`,
    within: (metres) => `, en un radio de ${metres} metros`,
    noPlace: 'No se conoce el lugar.',
    sides: ['norte', 'sur', 'este', 'oeste'],
    fromSite: (metres, feet) => `A ${metres} metros (${feet} pies) de nuestro sitio.`,
    nearness: {
      here: 'Dentro de nuestro sitio.',
      'maybe-here': 'Puede ser en nuestro sitio.',
      near: 'Cerca de nuestro sitio.',
      far: 'No está cerca de nuestro sitio.',
      unknown: '',
    },
    building: {
      yes: 'Decimos: es nuestro edificio.',
      no: 'Decimos: no es nuestro edificio.',
      unanswered: 'Nadie ha comprobado todavía si es nuestro edificio.',
    },
  },
};

const FEET_PER_METRE = 3.280_84;

/** `number`: its digits are read out; null: not one of them is, for a radio has many listeners. */
export function radioText(call: EmergencyCall, number: string | null, language: Language): string {
  const words = WORDS[language];
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
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
