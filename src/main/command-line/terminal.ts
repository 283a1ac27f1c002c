// The terminal a command talks to: stdout for answers, stderr for remarks, stdin for secrets.

export interface Terminal {
  /** One line of the command's own output. */
  out(line: string): void;
  /** One line for a person; never part of the output. */
  remark(line: string): void;
  /** Resolves when all that was said has left this process. */
  flush(): Promise<void>;
  /** Everything on standard input, at most `limitBytes`. */
  readInput(limitBytes: number): Promise<string>;
}

export function createTerminal(): Terminal {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', () => undefined);
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    remark: (line) => void process.stderr.write(`tocsin: ${line}\n`),
    flush: () =>
      new Promise((resolve) => {
        process.stdout.write('', () => resolve());
      }),
    async readInput(limitBytes) {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of process.stdin) {
        const bytes = Buffer.from(chunk as Uint8Array);
        size += bytes.length;
        if (size > limitBytes) throw new Error('standard input is too long');
        chunks.push(bytes);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
