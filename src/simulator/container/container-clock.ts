import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platformFile } from './platform-file.js';

/** The clock of a container in virtual time: its Node.js reads it from a file. */
export class ContainerClock {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cortex-pack-clock-'));
  readonly #file = join(this.#folder, 'now');

  set(milliseconds: number): void {
    writeFileSync(this.#file, String(Math.floor(milliseconds)));
  }

  /** What makes Node.js in the container look there. */
  get environment(): { readonly [name: string]: string } {
    return {
      VIRTUAL_CLOCK_FILE: this.#file,
      NODE_OPTIONS: `--require "${platformFile('virtual-clock.cjs').replaceAll('\\', '\\\\')}"`,
    };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
