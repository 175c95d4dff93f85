import { undecoratedDescription, undecoratedDisplay } from '../content/integration/contribution.js';
import type { JsonObject } from '../shared/json.js';

/**
 * An item without what a build adds to name and help for the support level of the pack: the build of the project adds
 * it again.
 */
export function withoutContribution(yaml: JsonObject): JsonObject {
  const { display, detaileddescription: help } = yaml;
  return {
    ...yaml,
    ...(typeof display === 'string' && { display: undecoratedDisplay(display) }),
    ...(typeof help === 'string' && { detaileddescription: undecoratedDescription(help) }),
  };
}
