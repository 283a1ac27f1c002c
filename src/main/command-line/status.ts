// `tocsin status`: would a press work right now, as JSON for scripts.
import { exitCodeOf } from '../../shared/core/readiness';
import { askState, type CommandDesk } from './desk';
import { statusReport } from './status-report';

/** 0 only when the app runs in live and a press is proven to get through; 3 in practice. */
export async function runStatus(desk: CommandDesk): Promise<number> {
  const state = await askState(desk);
  if (!state.ok) {
    const { mode, desk: place } = desk.base.settings.current();
    desk.terminal.out(
      JSON.stringify({
        running: false,
        ready: false,
        verdict: 'not-running',
        environment: mode,
        world: mode,
        desk: place,
        detail: state.failure.detail,
      }),
    );
    return 1;
  }
  desk.terminal.out(JSON.stringify(statusReport(state.value)));
  return exitCodeOf(state.value.readiness.verdict);
}
