// `tocsin status`: would a press work right now, as JSON for scripts.
import type { AppState } from '../../shared/state';
import { askState, type CommandDesk } from './desk';

/** 0 only when the app runs and nothing stands in the way of a press. */
export async function runStatus(desk: CommandDesk): Promise<number> {
  const state = await askState(desk);
  if (!state.ok) {
    const { mode, desk: place } = desk.base.settings.current();
    desk.terminal.out(
      JSON.stringify({
        running: false,
        ready: false,
        verdict: 'not-running',
        world: mode,
        desk: place,
        detail: state.failure.detail,
      }),
    );
    return 1;
  }
  desk.terminal.out(JSON.stringify(reportOf(state.value)));
  return state.value.readiness.verdict === 'ready' ? 0 : 1;
}

function reportOf(state: AppState): object {
  return {
    running: true,
    ready: state.readiness.verdict === 'ready',
    verdict: state.readiness.verdict,
    world: state.world,
    desk: state.settings.desk,
    troubles: state.readiness.troubles,
    vendors: { share911: { configured: state.secrets['share911.apiKey'] === true } },
    hotkeys: state.hotkeys,
    deliveries: state.deliveries.map(({ id, action, state: at, attempts, rungs, failure }) => ({
      id,
      status: action.status,
      state: at,
      attempts,
      ...rungs,
      failure,
    })),
    practice: state.practice,
    version: state.version,
  };
}
