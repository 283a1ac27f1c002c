// The rules of style that can be tested: no claim beyond what is known, lengths, and one word for one thing.
import { describe, expect, it } from 'vitest';
import { askEn } from '../../../src/shared/verification/ask-words-en';
import { askEs } from '../../../src/shared/verification/ask-words-es';
import { callsEn } from '../../../src/shared/calls/words-en';
import { callsEs } from '../../../src/shared/calls/words-es';
import { contactsEn } from '../../../src/shared/contacts/words-en';
import { contactsEs } from '../../../src/shared/contacts/words-es';
import { en } from '../../../src/shared/text/en';
import { es } from '../../../src/shared/text/es';
import { incidentsEn } from '../../../src/shared/incidents/words-en';
import { incidentsEs } from '../../../src/shared/incidents/words-es';
import { reportEn } from '../../../src/shared/incidents/report-words-en';
import { reportEs } from '../../../src/shared/incidents/report-words-es';
import { verifyEn } from '../../../src/shared/verification/words-en';
import { verifyEs } from '../../../src/shared/verification/words-es';
import { windowEn } from '../../../src/shared/text/window-en';
import { windowEs } from '../../../src/shared/text/window-es';

interface Words {
  readonly [key: string]: string | Words;
}
function flat(words: Words, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : flat(value, `${prefix}${key}.`),
  );
}

const ENGLISH = [en, windowEn, verifyEn, askEn, callsEn, contactsEn, incidentsEn, reportEn].flatMap(
  (words) => flat(words),
);
const SPANISH = [es, windowEs, verifyEs, askEs, callsEs, contactsEs, incidentsEs, reportEs].flatMap(
  (words) => flat(words),
);
const matching = (texts: typeof ENGLISH, pattern: RegExp) =>
  texts.filter(([, text]) => pattern.test(text)).map(([key, text]) => `${key}: ${text}`);

describe('every text', () => {
  it('promises no help and no end of danger', () => {
    const claims =
      /help is (coming|on)|police (is|are)|all is well|danger is over|don.t worry|la ayuda (viene|va|está en camino)|todo (está|va) bien|pasó el peligro|terminar la alerta|fin de la alerta/i;
    expect(matching([...ENGLISH, ...SPANISH], claims)).toEqual([]);
  });

  it('calls nobody only "until this is fixed"', () => {
    expect(matching([...ENGLISH, ...SPANISH], /until this is fixed|mientras se arregla/i)).toEqual(
      [],
    );
  });

  it('in Spanish says usted, presione, computadora, agregar and soporte técnico', () => {
    const elsewhere =
      /informática|ordenador|(?<!\p{L})(puls[aeo]\p{L}*|equipo|tú|tus|contigo|haz|puedes|vosotros|vuestro)(?!\p{L})|(?<!\p{L})añad|cortafuegos|en el acto|en vivo|bajo resguardo|a las \{\{time/iu;
    expect(matching(SPANISH, elsewhere)).toEqual([]);
  });
});

describe('a press that nobody has accepted', () => {
  const unproven = [
    'counting-down',
    'queued',
    'sending',
    'waiting',
    'unsure',
    'failed',
    'failed-unsure',
    'not-accepted',
    'not-accepted-yet',
    'expired',
    'expired-unsure',
    'cancelled',
    'cancelled-unsure',
  ] as const;

  it.each(unproven)('and is %s is never said to have been taken', (state) => {
    // What is denied or doubted is no claim.
    const doubted =
      /not accepted|may have arrived|whether it arrived|no lo aceptó|quizá llegó|si llegó|posible que haya llegado/gi;
    for (const words of [en.delivery[state], es.delivery[state]]) {
      const rest = words.toLowerCase().replace(doubted, '');
      expect(rest).not.toMatch(
        /accept|arriv|deliver|receiv|ready|took|acept|lleg|recib|entreg|listo/,
      );
    }
  });
});

describe('what must be short', () => {
  it.each([
    ['English', en, windowEn],
    ['Spanish', es, windowEs],
  ] as const)('is: the names and hints of the tiles, in %s', (_name, words, window) => {
    const names = [...Object.values(words.status), window.panic.trapped];
    expect(names.filter((name) => name.length > 22)).toEqual([]);
  });
});

describe('the title of a notification', () => {
  const OF_A_PRESS = [
    'acceptedTitle',
    'waitingTitle',
    'unsureTitle',
    'failedTitle',
    'failedUnsureTitle',
    'expiredTitle',
  ] as const;

  // Where titles are cut, the end is: what became of the press must stand before what was pressed.
  it.each([
    ['English', en],
    ['Spanish', es],
  ] as const)(
    'says the state first, in 40 letters with the longest status, in %s',
    (_name, words) => {
      const longest = Object.values(words.status).toSorted((a, b) => b.length - a.length)[0] ?? '';
      for (const key of OF_A_PRESS) {
        expect(words.notice[key]).toMatch(/^[^{]+: \{\{status\}\}$/);
        expect(words.notice[key].replace('{{status}}', longest).length, key).toBeLessThanOrEqual(
          40,
        );
      }
    },
  );

  it('of anything else says what it is in 40 letters before any name', () => {
    const titles = [...ENGLISH, ...SPANISH].filter(
      ([key]) =>
        key.startsWith('notice.') && key.endsWith('Title') && !/practiceTitle|summary/.test(key),
    );
    const before = titles.map(([key, text]) => [key, text.replace(/\{\{.*$/, '')] as const);
    expect(before.filter(([, text]) => text.length > 40)).toEqual([]);
    expect(before.filter(([, text]) => text === '')).toEqual([]);
  });
});

describe('a button', () => {
  const VERBS = [
    /^(Send|Cancel|Try|Close|Call|Ask|Start|Show|Hide|Copy|Open|Press|Go)\b/,
    /^(Enviar|Cancelar|Intentar|Cerrar|Llame|Llamar|Preguntar|Empezar|Mostrar|Ver|Ocultar|Copiar|Abrir|Presionar|Pasar|Volver)(?!\p{L})/u,
  ] as const;

  it.each([
    ['English', VERBS[0], en, windowEn, verifyEn, askEn],
    ['Spanish', VERBS[1], es, windowEs, verifyEs, askEs],
  ] as const)('begins with a verb, in %s', (_name, verb, words, window, verify, ask) => {
    const labels = [
      ...Object.values(words.step),
      window.card.standDownSend,
      window.strip.showAll_one,
      window.strip.hide,
      window.settings.world.goLive,
      verify.verify.askIfReal,
      verify.verify.askAgain,
      verify.verify.press,
      ask.ask.now,
      ask.ask.cancel,
      ask.ask.startOver,
    ];
    expect(labels.filter((label) => !verb.test(label))).toEqual([]);
  });
});
