import { createOutput, type Output } from '#src/cli/terminal/output.js';

/** Output that remembers what was written to each stream. */
export function recordedOutput({
  isTTY = false,
  env = {},
}: {
  readonly isTTY?: boolean;
  readonly env?: Readonly<Record<string, string>>;
} = {}): { readonly output: Output; stdout(): string; stderr(): string } {
  const written = { stdout: '', stderr: '' };
  const streamTo = (name: 'stdout' | 'stderr') => ({
    isTTY,
    columns: 80,
    write(text: string) {
      written[name] += text;
    },
  });
  return {
    output: createOutput({ stdout: streamTo('stdout'), stderr: streamTo('stderr'), env }),
    stdout: () => written.stdout,
    stderr: () => written.stderr,
  };
}
