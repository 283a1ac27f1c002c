// The terminal a command talks to: stdout for answers, stderr for remarks, stdin for secrets.

export interface Terminal {
  /** One line of the command's own output. */
  out(line: string): void;
  /** A piece of the command's own output; resolves when there is room for the next one. */
  write(piece: string): Promise<void>;
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
    write: (piece) =>
      new Promise((resolve) => {
        // Also when the reader has gone: then there is room for everything.
        process.stdout.write(piece, () => resolve());
      }),
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
