// The words that were asked for are understood as people write them; everything else stays open.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../src/main/vendors/chekt/reply-meaning';
import { verificationMessage } from '../../../src/shared/verification/verification-message';
import {
  VerificationMethod,
  VerificationPriority,
} from '../../../src/shared/verification/verification';

const YES = ['yes', 'y', 'confirm', 'confirmed', 'sí', 'si', 'confirmo', 'real', 'es real'];
const NO = ['no', 'n', 'cancel', 'cancelled', 'canceled', 'falsa alarma', 'false alarm', 'falsa'];
const HELP = ['help', 'ayuda', 'help me', 'ayúdame', 'socorro'];

const said = (words: readonly string[], meaning: string) =>
  words.map((word) => [word, meaning] as const);
const listed = (...lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(' | '));

const CONFIRMED = listed(
  'YES! | Yes. | SÍ | sí. | Si\u0301 | ＹＥＳ | “Yes” | *yes* | yes 👍 | ✅ YES | \u200byes | Y | siiii',
  'Yes, it is real | Yes, it’s real! | Sí, es real | It is real. | yes yes | Yesss!! | CONFIRM',
  'yes\n\nSent from my iPhone | Yes Sent from my Samsung Galaxy | sí\nEnviado desde mi iPhone',
  'Yes.\n\nGet Outlook for iOS | yes\n-- \nGrace Miller',
  'Yes!\n\nOn Mon, Nov 2, 2026 at 9:00 AM CHeKT\nwrote:\n> Alarm. Reply YES or NO.',
  'Sí\n\nEl lun, 2 nov 2026 a las 9:00, CHeKT escribió:\n> ¿Es real?',
  'Yes\nSent from my Galaxy S21 Ultra 5G | Yes\nSent via the Samsung Galaxy S9, an AT&T 5G smartphone',
  'Sí\nEnviado desde Yahoo Mail para Android | yes sent from Outlook for iOS | Confirmar',
  'Confirmado | Yes, this is real | YES=real | YES 🚨',
  'Yes\r\n\r\nFrom: CHeKT <a@example.org>\r\nSent: Monday\r\nSubject: Alarm\r\n\r\nNeed help? Call us.',
);
const CANCELLED = listed(
  'NO!! | No. | no | N | ＮＯ | "NO" | NO (false alarm) | No, falsa alarma. | CANCEL! | no 👎 | NO\ufe0f',
  'No - false alarm | no, it’s a false alarm | No. Cancel | No\n\nSent from my Pixel | Cancelled',
  'False alarm! | FALSA ALARMA | No, es una falsa alarma | It was a false alarm | NO=false',
  'No. Fue una falsa alarma | Cancelado | no 🙏',
);
const ASKS_FOR_HELP = listed(
  'HELP! | help | ayuda | ¡AYUDA! | Help me | Yes HELP | no. help | HEEELP | ＨＥＬＰ | NO, HELP!!! | help?',
  "please help us in room 5 | ayúdenme por favor | 🆘 | SOS | no ayuda | don't help | Socorro",
  'HLEP | hepl! | hlp | ayda | H E L P | h.e.l.p | S.O.S. | sos | SOS in room 5 | HELP911 | plshelp',
  'He is out of the office, send help to room 5 | Send help to room 5\n\nThis email is confidential.',
  'Ayuden! | pueden ayudar | axilio',
  '911 | Call 911! | llamen al 911 | EMERGENCY | I am on vacation. HELP!',
  '-----Original Message-----\nFrom: CHeKT\nAlarm at Main Office.\n\nHELP',
  '-- \nHELP | > HELP\nHELP | help\nSent from my iPad',
);
const UNCLEAR = listed(
  'yes no | no yes | not yes | no se | no sé | No lo sé | YES/NO | yes or no? | no? | ¿sí? | yes? | si no',
  'yes, no | yes\nno | no\nyes | sino | sic | yesno | y e s | yes 👎 | no 🤷 | yes please | maybe | ok',
  'not a false alarm | no es falsa alarma | no false alarm | no es real | no, es real | No, it is real',
  'False alarm: no | cancel: no | cancel - no | no cancel | confirmed false alarm',
  "don't cancel | confirmed, false alarm | yes, but not sure | unconfirmed | no real | No hay",
  'NOOOO | noo | no no no | no, they have guns | No. Call 911 | no!\nthey are in the gym | no idea',
  'no one is here | no 1 | N/A | 1 | 1️⃣ | 👍 | true | helpful | knowing | constructor | ... | > no',
  'No\nSent from my iPhone, he has a gun | no sent from my phone he is here | Confirmado?',
  'Automatic reply: I am out of the office. For help, contact the front desk. | STOP | no 😱 | No 🔫',
  'Respuesta automática: si necesita ayuda, llame a recepción. | no 😂 | yes 😂 | No, I called 911',
  'Liked “Alarm at Main Office. Reply YES, NO or HELP.” | 👍 to “HELP=ayuda” | Liked “YES”',
  'Yes\n\nThis email is confidential. If you need help, contact us.',
  'Ticket created. For help visit https://example.org | Undeliverable. For help see https://example.org',
  'helped | helper | held | hello | ¿quién sos vos? | do not call 911 | no fue una falsa alarma',
  'no sent from my house | No, sent from the office everyone home',
);

it.each([
  ...said(CONFIRMED, 'confirmed'),
  ...said(CANCELLED, 'cancelled'),
  ...said(ASKS_FOR_HELP, 'help'),
  ...said(['', ...UNCLEAR], 'other'),
])('%j is %s', (reply, meaning) => expect(meaningOf(reply)).toBe(meaning));

const KNOWN = fc.oneof(
  fc.constantFrom(...said(YES, 'confirmed')),
  fc.constantFrom(...said(NO, 'cancelled')),
  fc.constantFrom(...said(HELP, 'help')),
);
const signs = fc
  .array(
    fc.constantFrom(
      ...Array.from(' .,;:!"\'()*_-~\n\t'),
      ' ',
      '“',
      '”',
      '«',
      '…',
      '🙏',
      '👍',
      '\u200b',
      '\ufeff',
      '\u00ad',
    ),
    {
      maxLength: 6,
    },
  )
  .map((list) => list.join(''))
  // Two dashes alone on a line begin a signature.
  .filter((text) => !text.includes('--'));
const wide = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const spelling = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.charAt(0).toUpperCase() + text.slice(1),
  (text) => text.normalize('NFD'),
  wide,
  (text) => wide(text.toUpperCase()),
  (text) => Array.from(text).join('\u200d'),
);
const signature = fc.constantFrom(
  '',
  '\n\nSent from my iPhone',
  '\nEnviado desde mi Android',
  '\n-- \nAna Ruiz',
);

describe('any known word', () => {
  it('means the same, whatever signs and letters it is written in', () => {
    fc.assert(
      fc.property(
        KNOWN,
        signs,
        signs,
        spelling,
        signature,
        ([word, meaning], before, after, spell, end) => {
          expect(meaningOf(before + spell(word) + after + end)).toBe(meaning);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('beside a word that is none decides nothing, but for HELP', () => {
    const strange = fc.constantFrom(
      'not',
      'se',
      'maybe',
      'but',
      'idea',
      'gun',
      '911',
      'never',
      'quizá',
      'x',
    );
    const gap = fc.constantFrom(' ', ', ', '. ', '\n', ' - ', '! ');
    fc.assert(
      fc.property(KNOWN, strange, gap, fc.boolean(), ([word, meaning], other, between, isFirst) => {
        const text = isFirst ? other + between + word : word + between + other;
        expect(meaningOf(text)).toBe(meaning === 'help' ? 'help' : 'other');
      }),
    );
  });

  it('that is a no decides nothing beside a picture that may be a cry', () => {
    const cries = fc.constantFrom('🚨', '😱', '😭', '🔫', '🔪', '💀', '🩸', '🔥', '🏃', '🚑', '😰');
    fc.assert(
      fc.property(fc.constantFrom(...NO), cries, signs, fc.boolean(), (no, cry, gap, isFirst) => {
        expect(meaningOf(isFirst ? cry + gap + no : no + gap + cry)).toBe('other');
      }),
    );
  });

  it('beside its opposite decides nothing, and HELP beats both', () => {
    const gap = fc.constantFrom(' ', ', ', '. ', '\n', '/', ' - ', ' (');
    fc.assert(
      fc.property(KNOWN, KNOWN, gap, ([one, is], [other, not], between) => {
        fc.pre(is !== not);
        const right = is === 'help' || not === 'help' ? 'help' : 'other';
        expect(meaningOf(one + between + other)).toBe(right);
      }),
    );
  });

  it('is never found in what nobody wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const isWord = /^[^\p{L}\p{N}]*(?:n[oｏ]?|y|si|sí)[^\p{L}\p{N}]*$/iu.test(
          text.normalize('NFKC'),
        );
        if (!isWord) expect(meaningOf(text)).toBe('other');
      }),
    );
  });
});

describe('our own question', () => {
  const parts = fc.record({
    template: fc.constant(''),
    language: fc.constantFrom('en' as const, 'es' as const, 'both' as const),
    emergencyNumber: fc.constant('911'),
    world: fc.constantFrom('live' as const, 'practice' as const),
    siteName: fc.constant('Main Office'),
    eventId: fc.constant(null),
    urgency: fc.constantFrom(...VerificationPriority.options),
    timeoutSeconds: fc.constantFrom(180, 90),
    method: fc.constantFrom(...VerificationMethod.options),
    requireResponse: fc.boolean(),
  });

  it('under an answer asks for no help, and says neither yes nor no', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('', 'yes\n\n', 'no '), (made, before) => {
        expect(meaningOf(before + verificationMessage(made))).toBe('other');
        expect(meaningOf(`HELP ${verificationMessage(made)}`)).toBe('help');
      }),
    );
  });
});

it('is found in time that grows with the length of a reply only', () => {
  const parts = ['no ', 'on 1 ', '\n', ' ', '> ', 'sent from my iphone ', ' mobile phone', '--'];
  parts.push('for help ', 'help. ', '\n \n', '"', 'a@', '😱', 'liked " ', 'from: \n');
  const startedAt = performance.now();
  for (const part of parts) {
    meaningOf(part.repeat(10_000));
    meaningOf(`sent from my iphone${part.repeat(5_000)}x`);
    meaningOf(`out of office\n${part.repeat(5_000)}x`);
  }
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
