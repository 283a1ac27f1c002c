// The only file that touches window.tocsin: every call answers a Result, whatever happens on the way.
// Types alone from `shared`: this file is loaded before any schema may be built.
import type { Failure } from '../../shared/core/failure';
import type { TocsinApi } from '../../shared/ipc';

declare global {
  interface Window {
    readonly tocsin?: TocsinApi;
  }
}

export type WindowApi = TocsinApi;

/** What the preload put into this page, if it did. */
export function readBridge(): TocsinApi | undefined {
  return window.tocsin;
}

/** Wraps the bridge so that a thrown error is a `Failure` too, and a missing bridge is silence. */
export function createApi(bridge: TocsinApi | undefined): WindowApi {
  if (bridge === undefined) {
    return {
      call: () => Promise.resolve({ ok: false, failure: bug('the preload did not run') }),
      onState: () => () => undefined,
      onShow: () => () => undefined,
    };
  }
  return {
    async call(name, input) {
      try {
        return await bridge.call(name, input);
      } catch (error) {
        return { ok: false, failure: bug(String(error).slice(0, 500)) };
      }
    },
    onState: (listener) => bridge.onState(listener),
    onShow: (listener) => bridge.onShow(listener),
  };
}

function bug(detail: string): Failure {
  return { kind: 'bug', detail };
}
