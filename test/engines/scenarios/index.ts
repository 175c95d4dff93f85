import type { Scenario } from '../scenario.js';
import { answerScenarios } from './answers.js';
import { authorizationScenarios } from './authorization.js';
import { collectionScenarios } from './collection.js';
import { commandScenarios } from './commands.js';
import { destinationScenarios } from './destination.js';
import { rawRecordScenarios } from './raw-records.js';
import { settingScenarios } from './settings.js';

export const scenarios: readonly Scenario[] = [
  ...authorizationScenarios,
  ...commandScenarios,
  ...collectionScenarios,
  ...rawRecordScenarios,
  ...answerScenarios,
  ...destinationScenarios,
  ...settingScenarios,
];
