import { UserError } from '../shared/errors.js';
import { programVersion } from '../shared/program-version.js';
import { readPack } from '../validation/document/read-pack.js';
import type { PackInput } from '../validation/input/pack-input.js';
import type { Validation } from '../validation/validate.js';
import { billOfMaterials } from './bill-of-materials.js';
import { correlationRuleFacts } from './facts/correlation-rule-facts.js';
import { dashboardFacts } from './facts/dashboard-facts.js';
import { dependencyFacts } from './facts/dependency-facts.js';
import { fileFacts } from './facts/file-facts.js';
import { installedItems } from './facts/installed-items.js';
import { integrationFacts } from './facts/integration-facts.js';
import { openQuestions } from './facts/open-questions.js';
import { packCode } from './facts/pack-code.js';
import { packFacts } from './facts/pack-facts.js';
import { scriptFacts } from './facts/script-facts.js';
import { validationFacts } from './facts/validation-facts.js';
import { verified } from './facts/verified.js';
import { type PackReport, reportFormatVersion } from './pack-report.js';
import type { WrittenResult } from './results/check-result.js';
import { checkResults } from './results/read-results.js';

export interface ReportRequest {
  readonly input: PackInput;
  /** The bytes of the zip; absent for a folder. */
  readonly zip?: Uint8Array | undefined;
  /** As the user named the zip or folder. */
  readonly path: string;
  /** Of this pack. */
  readonly validation: Validation;
  readonly results: readonly WrittenResult[];
  readonly madeAt: Date;
}

/** All facts about a pack. Throws a UserError for what is no pack. */
export function reportPack({ input, zip, path, validation, results, madeAt }: ReportRequest): PackReport {
  const whole = readPack(input);
  if (whole.shape === 'none') throw noPack(path, whole.problems[0]?.message);
  const pack = packFacts(whole);
  const file = fileFacts(whole, path, zip);
  const code = packCode(whole);
  const dependencies = dependencyFacts(whole, code);
  const validated = validationFacts(validation);
  const checked = checkResults(results, file.sha256);
  return {
    formatVersion: reportFormatVersion,
    tool: { name: 'cortex-pack', version: programVersion() },
    madeAt: madeAt.toISOString(),
    pack,
    file,
    installs: installedItems(whole),
    integrations: integrationFacts(whole, code),
    scripts: scriptFacts(code),
    correlationRules: correlationRuleFacts(whole),
    dashboards: dashboardFacts(whole),
    dependencies,
    ...(whole.readme === undefined ? {} : { readme: whole.readme.text }),
    validation: validated,
    results: checked,
    verified: verified(file, validated, checked),
    openQuestions: openQuestions(whole, code),
    billOfMaterials: billOfMaterials({ pack, file, dependencies, code: code.map(({ text }) => text) }),
  };
}

function noPack(path: string, problem = ''): UserError {
  return new UserError(
    'report',
    `${path} is no pack, so there is nothing to report. ${problem} Give the zip of a pack, or its folder.`,
  );
}
