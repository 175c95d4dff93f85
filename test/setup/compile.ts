import type { TestProject } from 'vitest/node';
import { npmRun } from './npm-run.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `build/` is up to date. */
    readonly compiled?: true;
  }
}

/** Brings `build/` up to date once for all projects, for what tests start as programs of their own. */
export default function setup({ vitest }: TestProject): void {
  if (vitest.getProvidedContext().compiled) return;
  npmRun('compile');
  vitest.provide('compiled', true);
  vitest.onTestsRerun(() => npmRun('compile'));
}
