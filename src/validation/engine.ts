import type { Pack } from './document/pack.js';
import { type Finding, sortFindings } from './finding.js';
import type { Edit } from './fixes/edit.js';
import { labelOfFile } from './input/pack-input.js';
import type { Problem, Rule } from './rule.js';
import { redactSecrets } from './text/secrets.js';
import type { Place } from './text/source-text.js';

/** A finding with what only the program itself needs. */
export interface PackFinding extends Finding {
  /** Of an item that is deprecated, the finding counts like any other. */
  readonly holdsForDeprecated: boolean;
  /** The file within the pack. */
  readonly path: string;
  readonly place: Place;
  readonly edits: readonly Edit[];
}

/** Runs all rules on a pack. `all` are the packs that are validated together. */
export function applyRules(rules: readonly Rule[], pack: Pack, all: readonly Pack[]): PackFinding[] {
  return sortFindings(
    rules.flatMap((rule) => [...rule.check(pack, all)].map((problem) => packFinding(rule, problem, pack))),
  );
}

export function packFinding(rule: Rule, problem: Problem, pack: Pack): PackFinding {
  const finding = findingOf(rule, problem, labelOfFile(pack.input, problem.place.path));
  return { ...finding, fixable: finding.edits.length > 0 && pack.input.folder !== undefined };
}

/** The finding about a problem in a file that the user knows as `file`. */
export function findingOf(rule: Rule, problem: Problem, file: string): PackFinding {
  const { path, span } = problem.place;
  const { code, official = [], severity, why, blocksInstallation } = rule;
  const start = span?.text.position(span.start);
  const lineText = span && start && span.text.lineText(start.line);
  const showsLine = lineText !== undefined && redactSecrets(lineText) === lineText;
  return {
    code,
    official,
    severity,
    file,
    path,
    place: problem.place,
    ...(span && start && { start, end: span.text.position(span.end) }),
    ...(showsLine && { lineText }),
    message: redactSecrets(problem.message),
    why,
    fix: redactSecrets(problem.fix ?? rule.fix),
    ...(blocksInstallation && { blocksInstallation }),
    fixable: false,
    edits: problem.edits ?? [],
    holdsForDeprecated: rule.holdsForDeprecated === true || blocksInstallation !== undefined,
  };
}
