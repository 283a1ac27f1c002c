// The words of `npm run simulator`.
import { describe, expect, it } from 'vitest';
import { DEFAULT_PORT, parseSimulatorArguments } from '../../../src/main/practice/arguments';

describe('the command line of the practice service', () => {
  it('needs nothing', () => {
    expect(parseSimulatorArguments([])).toEqual({
      ok: true,
      value: { port: DEFAULT_PORT, scenario: 'happy', webhookUrl: null, help: false },
    });
  });

  it.each([
    [['--webhook-url', 'http://127.0.0.1:9119/webhooks/chekt']],
    [['--webhook-url=http://127.0.0.1:9119/webhooks/chekt']],
  ])('reads where webhooks go from %j', (words) => {
    expect(parseSimulatorArguments(words)).toMatchObject({
      value: { webhookUrl: 'http://127.0.0.1:9119/webhooks/chekt' },
    });
  });

  it.each([[['--port', '0', '--scenario', 'outage']], [['--scenario=outage', '--port=0']]])(
    'reads %j',
    (words) => {
      expect(parseSimulatorArguments(words)).toMatchObject({
        value: { port: 0, scenario: 'outage', help: false },
      });
    },
  );

  it('reads how many contacts there are', () => {
    expect(parseSimulatorArguments(['--contacts', '5000'])).toMatchObject({
      value: { contacts: 5000 },
    });
  });

  it('reads where calls and alerts go, and where their secrets lie', () => {
    const words = [
      ...['--rapidsos-webhook', 'https://desk.example/webhooks/rapidsos'],
      ...['--rapidsos-secret-file=/run/secret', '--share911-user=acme'],
      ...['--share911-webhook=http://127.0.0.1:9119/webhooks/share911'],
      ...['--share911-password-file', '/run/password'],
    ];
    expect(parseSimulatorArguments(words)).toMatchObject({
      value: {
        rapidsosWebhook: 'https://desk.example/webhooks/rapidsos',
        rapidsosSecretFile: '/run/secret',
        share911Webhook: 'http://127.0.0.1:9119/webhooks/share911',
        share911User: 'acme',
        share911PasswordFile: '/run/password',
      },
    });
  });

  it.each([[['--help']], [['-h']]])('offers help with %j', (words) => {
    expect(parseSimulatorArguments(words)).toMatchObject({ value: { help: true } });
  });

  it.each([
    [['--port'], '--port needs a number'],
    [['--port', '65536'], 'not "65536"'],
    [['--port', '-1'], 'not "-1"'],
    [['--port=8o'], 'not "8o"'],
    [['--scenario', 'chaos'], 'lost-reply; not "chaos"'],
    [['--webhook-url'], '--webhook-url needs a web address, not ""'],
    [['--webhook-url', 'ftp://desk'], 'not "ftp://desk"'],
    [['--webhook-url=desk'], 'not "desk"'],
    [['--contacts', '100001'], '--contacts needs a number from 0 to 100000, not "100001"'],
    [['--contacts=many'], 'not "many"'],
    [['--rapidsos-webhook', 'desk'], 'not "desk"'],
    [['--share911-user'], '--share911-user needs a word'],
    [['--rapidsos-webhook=http://desk/'], '--rapidsos-secret-file go together'],
    [['--rapidsos-secret-file=x'], '--rapidsos-webhook and'],
    [['--share911-webhook=http://desk/'], '--share911-password-file go together'],
    [['--rapidsos-secret', 'abc'], '"--rapidsos-secret" is not an option'],
    [['--key', 'abc'], '"--key" is not an option'],
    [['9000'], '"9000" is not an option'],
  ])('answers %j with a sentence', (words, part) => {
    const parsed = parseSimulatorArguments(words);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.failure.detail).toContain(part);
  });
});
