import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `build/` is up to date. */
    readonly compiled?: true;
  }
}

const repository = fileURLToPath(new URL('../../', import.meta.url));
const compiler = fileURLToPath(new URL('../../node_modules/typescript-7/bin/tsc', import.meta.url));

/** Brings `build/` up to date once for all projects, for what tests start as programs of their own. */
export default function setup({ vitest }: TestProject): void {
  if (vitest.getProvidedContext().compiled) return;
  compile();
  vitest.provide('compiled', true);
  vitest.onTestsRerun(compile);
}

function compile(): void {
  execFileSync(process.execPath, [compiler, '-p', '.', '--noCheck'], { cwd: repository, stdio: 'inherit' });
}
