// The bridge to main: whatever goes wrong on it is an answer.
import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/renderer/kit/api';
import { createFakeApi } from './fake-window';

describe('the api of the window', () => {
  it('turns a thrown error into a failure', async () => {
    const api = createApi({
      ...createFakeApi(),
      call: () => Promise.reject(new Error('gone')),
    });
    expect(await api.call('goPractice', undefined)).toEqual({
      ok: false,
      failure: { kind: 'bug', detail: 'Error: gone' },
    });
  });

  it('answers even where the preload did not run', async () => {
    const api = createApi(undefined);
    expect((await api.call('goPractice', undefined)).ok).toBe(false);
  });
});
