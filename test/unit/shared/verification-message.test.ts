// The words of a question: where, how urgent, how to answer and until when, in one SMS where that is possible.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VerificationMethod, VerificationPriority } from '../../../src/shared/verification';
import {
  verificationMessage,
  verificationSubject,
  type MessageParts,
} from '../../../src/shared/verification-message';

const GSM = /^[A-Za-z0-9 @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n]*$/;

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
    ...change,
  });

describe('the message of Tocsin', () => {
  it('says where, how urgent, how to answer and until when', () => {
    expect(say()).toBe(
      'URGENT: alarm at Front Desk. Reply YES if it is real, NO if it is false, HELP if you need help. Answer within 3 minutes.',
    );
    expect(say({ language: 'es', urgency: 'low', timeoutSeconds: 60 })).toBe(
      'POCO URGENTE: alarma en Front Desk. Responda YES si es real, NO si es falsa, HELP si necesita ayuda. Conteste en 1 minuto.',
    );
  });

  it('names whole minutes, and seconds where they are none', () => {
    expect(say({ timeoutSeconds: 90 })).toContain('within 90 seconds.');
    expect(say({ timeoutSeconds: 1 })).toContain('within 1 second.');
    expect(say({ timeoutSeconds: 60 })).toContain('within 1 minute.');
  });

  it.each(['en', 'es'] as const)('fits one SMS for an ordinary name, in %s', (language) => {
    for (const urgency of VerificationPriority.options) {
      const siteName = 'Lincoln Elementary East';
      const text = say({ language, urgency, siteName, timeoutSeconds: 3599 });
      expect(text).toMatch(GSM);
      expect(text.length).toBeLessThan(160);
    }
  });

  it.each(['en', 'es'] as const)('fits the way it is sent, in %s', (language) => {
    const words = VerificationMethod.options.map((method) => say({ method, language }));
    expect(new Set(words).size).toBe(4);
    for (const text of words) expect(text).toMatch(/\bYES\b.*\bNO\b/);
    expect(say({ method: 'email' })).toContain('use the link');
    expect(say({ method: 'push' })).toMatch(/tap confirm .* or cancel/i);
    expect(say({ method: 'call' })).toContain('press the key you are told to');
  });

  it('asks for nothing where no answer is needed', () => {
    const text = say({ requireResponse: false });
    expect(text).toBe('URGENT: alarm at Front Desk. You need not answer.');
  });
});

describe('the words of the operator', () => {
  it('have their braces filled, once, and unknown ones left alone', () => {
    const template = '{urgency} {site} {event} {minutes} {name} {} YES or NO';
    expect(say({ template })).toBe('URGENT Front Desk event_789 3 {name} {} YES or NO');
    expect(say({ template: '{site} YES', siteName: '{event}' })).toBe('{event} YES');
    expect(say({ template: 'Alarm {event} YES', eventId: null })).toBe('Alarm - YES');
  });

  it('promise no more minutes than there are', () => {
    expect(say({ template: '{minutes} YES', timeoutSeconds: 179 })).toBe('2 YES');
    expect(say({ template: '{minutes} YES', timeoutSeconds: 30 })).toBe('1 YES');
  });

  it.each(['Smoke in {site}', 'There is no smoke, say si it matters', 'Yesterday at NOON'])(
    'get the way to answer when they do not tell it: %s',
    (template) => {
      expect(say({ template })).toMatch(/ Reply YES if it is real, NO if it is false/);
    },
  );

  it.each([
    'Real? yes or no',
    'Reply YES',
    'NO cancels',
    '¿Es real? Responda sí',
    'SI es real: SI',
  ])('are left as they are when they tell how to answer: %s', (template) => {
    expect(say({ template })).toBe(template);
  });

  it('get no way to answer where none is needed', () => {
    expect(say({ template: 'Test only', requireResponse: false })).toBe('Test only');
  });

  it('are cut before the way to answer is, and never within a character', () => {
    const text = say({ template: '🚨'.repeat(600) });
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text).toMatch(/🚨 Reply YES .*help\.$/u);
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
      language: fc.constantFrom('en' as const, 'es' as const),
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
    const subject = verificationSubject({ siteName: 'Front Desk', language: 'en' });
    expect(subject).toBe('Alarm at Front Desk: is it real?');
    const long = verificationSubject({ siteName: 'x'.repeat(300), language: 'es' });
    expect(long).toHaveLength(200);
  });
});
