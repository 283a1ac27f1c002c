// `tocsin status`: would a press work right now, as JSON for scripts.
import { askState, type CommandDesk } from './desk';
import { statusReport } from './status-report';

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
  desk.terminal.out(JSON.stringify(statusReport(state.value)));
  return state.value.readiness.verdict === 'ready' ? 0 : 1;
}
