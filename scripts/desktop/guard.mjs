// Cleans up after a desktop whose owner was killed outright: a tiny shell that waits for its pipe to close.
import { spawn } from 'node:child_process';

// Reads "number start-moment" of processes; at the end of input, unless it was told "done", ends those still running.
const SCRIPT = `
list=
while read -r pid started; do
  [ "$pid" = done ] && exit 0
  list="$list $pid:$started"
done
end() {
  for entry in $list; do
    pid=\${entry%%:*}
    [ -r "/proc/$pid/stat" ] || continue
    set -- $(sed 's/^.*) //' "/proc/$pid/stat")
    [ "\${20}" = "\${entry#*:}" ] && kill -"$signal" "$pid"
  done
}
folder=$1
signal=TERM; end
sleep 1
signal=KILL; end
rm -rf "$folder"
`;

/** Starts the guard of a desktop folder: `add(pid, startedAt)` for each process, `dismiss()` after an orderly end. */
export function startGuard(folder) {
  const { TOCSIN_DESKTOP: _, ...env } = process.env;
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'desktop-guard', folder], {
    detached: true,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  child.stdin.on('error', () => undefined);
  return {
    add: (pid, startedAt) => void child.stdin.write(`${pid} ${startedAt}\n`),
    dismiss: () => void child.stdin.end('done\n'),
  };
}
