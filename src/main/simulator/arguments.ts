// Reads the command line of the practice service.
import { PracticeScenario } from '../../shared/practice';
import { failed, ok, type Result } from '../../shared/failure';

export interface SimulatorArguments {
  readonly port: number;
  readonly scenario: PracticeScenario;
  readonly help: boolean;
}

export const DEFAULT_PORT = 9118;

export const USAGE = `npm run simulator -- [--port N] [--scenario S]

  --port N       listen on 127.0.0.1:N (default ${DEFAULT_PORT}; 0 takes any free port)
  --scenario S   ${PracticeScenario.options.join(', ')} (default happy)

The key is taken from TOCSIN_PRACTICE_KEY, or made up for this run.`;

/** `--port 1` and `--port=1` are the same; anything unknown is `invalid-input`, in a sentence. */
export function parseSimulatorArguments(words: readonly string[]): Result<SimulatorArguments> {
  let parsed: SimulatorArguments = { port: DEFAULT_PORT, scenario: 'happy', help: false };
  const rest = words.flatMap((word) => (/^--\w+=/.test(word) ? splitOnce(word) : [word]));
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    if (next === '--help' || next === '-h') {
      parsed = { ...parsed, help: true };
    } else if (next === '--port') {
      const text = rest.shift() ?? '';
      const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
      if (!(port <= 65_535)) return wrong(`--port needs a number from 0 to 65535, not "${text}".`);
      parsed = { ...parsed, port };
    } else if (next === '--scenario') {
      const text = rest.shift() ?? '';
      const scenario = PracticeScenario.safeParse(text);
      const names = PracticeScenario.options.join(', ');
      if (!scenario.success) return wrong(`--scenario is one of ${names}; not "${text}".`);
      parsed = { ...parsed, scenario: scenario.data };
    } else {
      return wrong(`"${next}" is not an option of the practice service; try --help.`);
    }
  }
  return ok(parsed);
}

function splitOnce(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

function wrong(detail: string): Result<never> {
  return failed({ kind: 'invalid-input', detail });
}
