// A change that opens the desk to others asks in a dialog of the system, and the answer of nobody is no.
import { describe, expect, it } from 'vitest';
import { mayChange, riskQuestion } from '../../../src/main/desktop/risk-question';
import { createTexts } from '../../../src/main/desktop/words';
import { DEFAULT_SETTINGS, type SettingsPatch } from '../../../src/shared/settings/settings';

const texts = createTexts('en');
const TILES = 'https://tiles.example.org/{z}/{x}/{y}.png';
const ask = (patch: SettingsPatch, current = DEFAULT_SETTINGS) =>
  riskQuestion(patch, current, texts);

describe('a change of the settings', () => {
  it('to a receiver that others reach names them, and changes nothing on Enter and on Escape', () => {
    const question = ask({ webhooks: { host: '0.0.0.0' } });
    expect(question?.detail).toMatch(/^With 0\.0\.0\.0 every computer that can reach this one/);
    expect(question?.buttons).toEqual(['Change nothing', 'Change it']);
    expect([question?.defaultId, question?.cancelId]).toEqual([0, 0]);
  });

  it('to map pictures names who learns where calls are', () => {
    expect(ask({ calls: { tileUrl: TILES } })?.detail).toContain('Whoever runs tiles.example.org');
  });

  it.each<SettingsPatch>([
    { webhooks: { host: 'localhost' } },
    { webhooks: { host: '::1', port: 9000 } },
    { calls: { tileUrl: '', keepHours: 5 } },
    { desk: { name: 'North' } },
  ])('that opens nothing does not ask: %j', (patch) => {
    expect(ask(patch)).toBeUndefined();
  });

  it('that is in force already does not ask again', () => {
    const current = {
      ...DEFAULT_SETTINGS,
      webhooks: { ...DEFAULT_SETTINGS.webhooks, host: '10.0.0.7' },
    };
    expect(ask({ webhooks: { host: '10.0.0.7' } }, current)).toBeUndefined();
  });

  it('is made only after "Change it"', async () => {
    const patch = { calls: { tileUrl: TILES } };
    expect(await mayChange(patch, DEFAULT_SETTINGS, texts, () => Promise.resolve(1))).toBe(true);
    expect(await mayChange(patch, DEFAULT_SETTINGS, texts, () => Promise.resolve(0))).toBe(false);
    const never = () => Promise.reject(new Error('asked'));
    expect(await mayChange({ desk: { name: 'x' } }, DEFAULT_SETTINGS, texts, never)).toBe(true);
  });
});
