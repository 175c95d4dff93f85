import type { CompletePack } from '../../content/pack/complete-pack.js';
import type { PackDefinition } from '../../definition/pack.js';
import { definitionLocator } from '../../validation/definition-source/add-definition-sources.js';
import { BuildError, type BuildProblem } from '../build-error.js';
import type { DefinitionRule } from './definition-rule.js';
import { firstRules, laterRules } from './definition-rules.js';

/** Throws a BuildError when parts of the definition are missing without which nothing can be written. */
export async function checkCompleteness(pack: PackDefinition, root: string): Promise<void> {
  const findings = await findingsOf(firstRules, pack, root);
  if (findings.length > 0) throw new BuildError('The pack definition is not complete.', findings);
}

/** What the definition says wrong and no built file shows, at its place in the TypeScript. */
export function definitionFindings(pack: CompletePack, root: string): Promise<BuildProblem[]> {
  return findingsOf(laterRules, pack, root);
}

async function findingsOf<P>(
  rules: readonly DefinitionRule<P>[],
  pack: P,
  root: string,
): Promise<BuildProblem[]> {
  const found = rules.flatMap((rule) => [...rule.check(pack)].map((problem) => ({ rule, problem })));
  if (found.length === 0) return [];
  const locate = await definitionLocator(root);
  const findings = new Map<string, BuildProblem>();
  for (const { rule, problem } of found) {
    const { code, why } = rule;
    const place = locate(problem);
    const finding = {
      code,
      ...(place && { place }),
      message: problem.message,
      why,
      fix: problem.fix ?? rule.fix,
    };
    // A mapping has the same mistake in each range of versions.
    findings.set(JSON.stringify(finding), finding);
  }
  return [...findings.values()];
}
