// The words of a question: where, how urgent, how to answer and until when, in one SMS where that is possible.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smsParts } from '../../../src/shared/verification/sms-text';
import {
  QuestionLanguage,
  VerificationMethod,
  VerificationPriority,
} from '../../../src/shared/verification/verification';
import {
  asItGoesOut,
  verificationMessage,
  verificationSubject,
  type MessageParts,
} from '../../../src/shared/verification/verification-message';

const say = (change: Partial<MessageParts> = {}): string =>
  verificationMessage({
    template: '',
    siteName: 'Front Desk',
    eventId: 'event_789',
    urgency: 'high',
    timeoutSeconds: 180,
    method: 'sms',
    requireResponse: true,
    language: 'en',
    emergencyNumber: '911',
    world: 'live',
    ...change,
  });

describe('the message of Tocsin', () => {
  it('says where, how urgent, what each answer means, what to do if unsure or in danger, and until when', () => {
    expect(say()).toBe(
      'URGENT: alarm at Front Desk. Real? Reply YES, NO (false alarm) or HELP. Not sure? Do not reply. In danger, call 911. You have 3 min.',
    );
    expect(say({ language: 'es', urgency: 'low', timeoutSeconds: 60 })).toBe(
      'No urgente: alarma en Front Desk. ¿Real? Responda YES (real), NO (falsa) o HELP (ayuda). ¿No sabe? No responda. Peligro: llame al 911. 1 min.',
    );
    expect(say({ language: 'both', timeoutSeconds: 90 })).toBe(
      'URGENT(E): alarm/alarma Front Desk. YES=real, NO=false/falsa, HELP=ayuda. Unsure: wait/no sabe: espere. Danger/peligro: 911. 90 s.',
    );
  });

  it('names the number that the desk has set', () => {
    const options = [...VerificationMethod.options];
    for (const method of options)
      expect(say({ method, emergencyNumber: '9-911' })).toContain('9-911');
  });

  it.each(QuestionLanguage.options)(
    'is one text message for the name of a site of 28 letters, in %s',
    (language) => {
      for (const urgency of VerificationPriority.options) {
        for (const timeoutSeconds of [180, 300, 600]) {
          const siteName = 'Sharpstown Elementary, front';
          const text = say({ language, urgency, siteName, timeoutSeconds });
          expect([text, smsParts(text)]).toEqual([text, 1]);
        }
      }
    },
  );

  it('takes plainer letters where they save a text message, and only there', () => {
    const texts = say({ siteName: 'Recepción “Peñón”' });
    expect(texts).toContain('alarm at Recepcion "Peñon".');
    expect(smsParts(texts)).toBe(1);
    expect(say({ siteName: 'Recepción', method: 'email' })).toContain('alarm at Recepción.');
    expect(say({ siteName: '東京 Recepción' })).toContain('東京 Recepción');
  });

  it.each(['en', 'es'] as const)('fits the way it is sent, in %s', (language) => {
    const words = VerificationMethod.options.map((method) => say({ method, language }));
    expect(new Set(words).size).toBe(4);
    for (const text of words) expect(text).toMatch(/\bYES\b.*\bNO\b.*\bHELP\b.*\b911\b/);
    expect(say({ method: 'email' })).toContain('use the link');
    expect(say({ method: 'push' })).toMatch(/tap confirm .* or cancel/i);
    expect(say({ method: 'call' })).toMatch(/^This is an automated call\. .* press the key/);
  });

  it('is in both languages for a desk that asks so, and a call is never in Spanish alone', () => {
    for (const method of ['email', 'push', 'call'] as const) {
      expect(say({ method, language: 'both' })).toMatch(/alarm at .* alarma en .* Responda en 3/);
    }
    expect(say({ method: 'call', language: 'es' })).toBe(say({ method: 'call', language: 'both' }));
    expect(say({ method: 'email', language: 'es' })).not.toContain('alarm at');
  });

  it('asks for nothing where no answer is needed', () => {
    const text = say({ requireResponse: false });
    expect(text).toBe('URGENT: alarm at Front Desk. Real? No need to reply.');
  });

  it('never offers CANCEL, which gateways take for a wish to get no more texts', () => {
    for (const language of QuestionLanguage.options)
      expect(say({ language })).not.toMatch(/cancel/i);
  });
});

describe('in practice every message', () => {
  it.each(QuestionLanguage.options)('begins with the mark, once, in %s', (language) => {
    for (const method of VerificationMethod.options) {
      const marked = say({ world: 'practice', method, language });
      expect(marked).toMatch(/^PR[AÁ]CTIC[EA]/);
      expect(asItGoesOut(marked, { world: 'practice', method, language })).toBe(marked);
      expect(say({ method, language })).not.toMatch(/PR[AÁ]CTIC/);
    }
    const subject = verificationSubject({ siteName: 'Gym', world: 'practice', language });
    expect(subject).toMatch(/^PRÁ?A?CTIC/);
  });

  it('marks the words that an operator typed, too', () => {
    const typed = { method: 'email', language: 'en' } as const;
    expect(asItGoesOut('Is it real?', { ...typed, world: 'practice' })).toBe(
      'PRACTICE: Is it real?',
    );
    expect(asItGoesOut('Is it real?', { ...typed, world: 'live' })).toBe('Is it real?');
  });
});

describe('the words of the operator', () => {
  it('have their braces filled, once, and unknown ones left alone', () => {
    const own = (change: Partial<MessageParts>) => say({ requireResponse: false, ...change });
    const template = '{urgency} {site} {event} {minutes} {name} {} YES or NO';
    expect(own({ template })).toBe('URGENT Front Desk event_789 3 {name} {} YES or NO');
    expect(own({ template: '{site} YES', siteName: '{event}' })).toBe('{event} YES');
    expect(own({ template: 'Alarm {event} YES', eventId: null })).toBe('Alarm - YES');
  });

  it('promise no more minutes than there are', () => {
    const own = { template: '{minutes} YES', requireResponse: false };
    expect(say({ ...own, timeoutSeconds: 179 })).toBe('2 YES');
    expect(say({ ...own, timeoutSeconds: 30 })).toBe('1 YES');
  });

  it.each([
    'Smoke in {site}',
    'Real? Reply YES or NO',
    '¿Es real? Responda SI o NO',
    'SI es real: SI',
  ])('are followed by what each answer means in the language of who reads it: %s', (template) => {
    expect(say({ template })).toMatch(/ Reply YES, NO \(false alarm\) or HELP\. Not sure\?/);
    expect(say({ template, language: 'es' })).toMatch(
      / Responda YES \(real\), NO \(falsa\) o HELP/,
    );
  });

  it('get no way to answer where none is needed', () => {
    expect(say({ template: 'Test only', requireResponse: false })).toBe('Test only');
  });

  it('are cut before the way to answer is, and never within a character', () => {
    const text = say({ template: '🚨'.repeat(600) });
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text).toMatch(/🚨 Reply YES, .* call 911\. You have 3 min\.$/u);
    expect(Buffer.from(text).toString()).toBe(text);
  });
});

describe('any message', () => {
  it('is never empty, never too long and always well formed', () => {
    const parts = fc.record({
      template: fc.string({ unit: 'binary', maxLength: 1000 }),
      siteName: fc.string({ unit: 'grapheme', maxLength: 128 }),
      eventId: fc.option(fc.string({ maxLength: 128 })),
      urgency: fc.constantFrom(...VerificationPriority.options),
      timeoutSeconds: fc.integer({ min: 1, max: 86_400 }),
      method: fc.constantFrom(...VerificationMethod.options),
      requireResponse: fc.boolean(),
      language: fc.constantFrom(...QuestionLanguage.options),
      emergencyNumber: fc.string({ minLength: 1, maxLength: 40 }),
      world: fc.constantFrom('practice' as const, 'live' as const),
    });
    fc.assert(
      fc.property(parts, (given) => {
        const text = verificationMessage(given);
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(1000);
        expect(Buffer.from(text).toString()).toBe(text);
      }),
    );
  });
});

describe('the subject', () => {
  it('names the site and the question, and is bounded', () => {
    const subject = verificationSubject({ siteName: 'Front Desk', language: 'en', world: 'live' });
    expect(subject).toBe('Alarm at Front Desk: is it real?');
    const long = verificationSubject({ siteName: 'x'.repeat(300), language: 'es', world: 'live' });
    expect(long).toHaveLength(200);
  });
});
