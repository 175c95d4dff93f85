import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const compiler = fileURLToPath(new URL('../../node_modules/typescript-7/bin/tsc', import.meta.url));

/** Brings `build/` up to date, for what tests start as programs of their own. */
export default function setup(project: TestProject): void {
  compile();
  project.onTestsRerun(compile);
}

function compile(): void {
  execFileSync(process.execPath, [compiler, '-p', '.', '--noCheck'], { cwd: repository, stdio: 'inherit' });
}
