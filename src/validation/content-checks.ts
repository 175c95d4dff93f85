import type { ContentKind } from '../spec/content-kinds.js';
import { correlationRuleOrigin } from './definition-source/correlation-rule-origin.js';
import { dashboardOrigin } from './definition-source/dashboard-origin.js';
import type { DefinitionValues, Origin } from './definition-source/definition-path.js';
import type { GeneratedPlace } from './definition-source/generated-place.js';
import { integrationOrigin } from './definition-source/integration-origin.js';
import { modelingRuleOrigin } from './definition-source/modeling-rule-origin.js';
import { scriptOrigin } from './definition-source/script-origin.js';
import type { Rule } from './rule.js';
import { correlationQueryRules } from './rules/correlation-rule/correlation-queries.js';
import { correlationRuleRules } from './rules/correlation-rule/correlation-rules.js';
import { exportedKeyRules } from './rules/correlation-rule/exported-keys.js';
import { issueColumnRules } from './rules/correlation-rule/issue-columns.js';
import { scheduleRules } from './rules/correlation-rule/schedules.js';
import { dashboardRules } from './rules/dashboard/dashboards.js';
import { widgetRules } from './rules/dashboard/widgets.js';
import { collectorRules } from './rules/integration/collector.js';
import { commandRules } from './rules/integration/commands.js';
import { fetchParameterRules } from './rules/integration/fetch-parameters.js';
import { imageRules } from './rules/integration/image.js';
import { incidentFetchRules } from './rules/integration/incident-fetch.js';
import { integrationFileRules } from './rules/integration/integration-files.js';
import { integrationFormRules } from './rules/integration/integration-form.js';
import { integrationIdentityRules } from './rules/integration/integration-identity.js';
import { integrationRules } from './rules/integration/integration-rules.js';
import { moduleRules } from './rules/integration/modules.js';
import { outputRules } from './rules/integration/outputs.js';
import { parameterLabelRules } from './rules/integration/parameter-labels.js';
import { parameterTypeRules } from './rules/integration/parameter-types.js';
import { parameterValueRules } from './rules/integration/parameter-values.js';
import { readmeReferenceRules } from './rules/integration/readme-reference.js';
import { reputationRules } from './rules/integration/reputation.js';
import { scriptNameRules } from './rules/integration/script-names.js';
import { scriptSyntaxRules } from './rules/integration/script-syntax.js';
import { identityFieldRules } from './rules/modeling-rule/identity-fields.js';
import { modelingColumnRules } from './rules/modeling-rule/modeling-columns.js';
import { modelingFieldRules } from './rules/modeling-rule/modeling-fields.js';
import { modelingStatementRules } from './rules/modeling-rule/modeling-statements.js';
import { scriptRules } from './rules/script/scripts.js';

/** How the items of a kind are checked. */
interface ContentChecks {
  /** About the files of the items. */
  readonly rules: readonly Rule[];
  /** The property of the definition that declares the items. */
  readonly declaredIn: string;
  /** What in the definition a place of such a file was made from. */
  readonly originOf: (place: GeneratedPlace, values: DefinitionValues) => Origin | undefined;
}

export const contentChecks: Readonly<Record<ContentKind, ContentChecks>> = {
  integration: {
    declaredIn: 'integrations',
    originOf: integrationOrigin,
    rules: [
      ...moduleRules,
      ...integrationIdentityRules,
      ...integrationFormRules,
      ...integrationRules,
      ...collectorRules,
      ...fetchParameterRules,
      ...parameterLabelRules,
      ...parameterTypeRules,
      ...parameterValueRules,
      ...incidentFetchRules,
      ...commandRules,
      ...outputRules,
      ...reputationRules,
      ...scriptSyntaxRules,
      ...scriptNameRules,
      ...integrationFileRules,
      ...imageRules,
      ...readmeReferenceRules,
    ],
  },
  script: {
    declaredIn: 'scripts',
    originOf: scriptOrigin,
    rules: [...scriptRules],
  },
  'modeling-rule': {
    declaredIn: 'modelingRules',
    originOf: modelingRuleOrigin,
    rules: [...modelingStatementRules, ...modelingColumnRules, ...modelingFieldRules, ...identityFieldRules],
  },
  'correlation-rule': {
    declaredIn: 'correlationRules',
    originOf: correlationRuleOrigin,
    rules: [
      ...correlationRuleRules,
      ...scheduleRules,
      ...correlationQueryRules,
      ...issueColumnRules,
      ...exportedKeyRules,
    ],
  },
  dashboard: {
    declaredIn: 'dashboards',
    originOf: dashboardOrigin,
    rules: [...dashboardRules, ...widgetRules],
  },
};
