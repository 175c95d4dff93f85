import type {
  ConfigurationParameter,
  InstalledIntegration,
} from '../../../simulator/install/installed-integration.js';
import type { FormParameter, IntegrationForm } from '../../protocol.js';
import { controlOf } from './control-kind.js';
import { defaultValueOf } from './form-values.js';

/** What stands in place of a control that only a tenant has. */
const notes: { readonly [type: number]: string } = {
  11: 'A link for a download',
  21: 'A choice of days',
  22: 'A link to the result',
  23: 'The choice of the engine that runs the instance',
};

/** The instance form of an integration, with what its fields hold to use the mock servers. */
export function integrationForm(
  integration: InstalledIntegration,
  mock: Pick<IntegrationForm, 'mockValues' | 'mockCredentials'>,
): IntegrationForm {
  const {
    id,
    display,
    description = '',
    detaileddescription = '',
    image,
    fetchesEvents,
    fetchesIncidents,
    triggers,
  } = integration;
  return {
    id,
    display,
    description,
    help: detaileddescription,
    // Anything else would be content from elsewhere.
    ...(image?.startsWith('data:image/png;base64,') ? { logo: image } : {}),
    fetchesEvents,
    fetchesIncidents,
    parameters: inOrderOfSections(integration).map(formParameter),
    triggers,
    commands: integration.commands.map((command) => ({
      name: command.name,
      description: command.description ?? '',
      ...(command.deprecated === true ? { deprecated: true } : {}),
      arguments: command.arguments,
    })),
    ...mock,
  };
}

/** Parameters of a section that the order does not name come last. */
function inOrderOfSections({ configuration, sectionorder = [] }: InstalledIntegration) {
  const place = ({ section = '' }: ConfigurationParameter) => {
    const index = sectionorder.indexOf(section);
    return index < 0 ? sectionorder.length : index;
  };
  return [...configuration].sort((one, other) => place(one) - place(other));
}

function formParameter(parameter: ConfigurationParameter): FormParameter {
  const { name, type, display, displaypassword, additionalinfo } = parameter;
  const control = controlOf(parameter);
  const isCredentials = control === 'credentials';
  return {
    name,
    type,
    control,
    label: display || (isCredentials ? '' : displaypassword || notes[type] || name),
    ...(isCredentials ? { passwordLabel: displaypassword || 'Password' } : {}),
    ...(additionalinfo ? { help: additionalinfo } : {}),
    section: parameter.section ?? '',
    advanced: parameter.advanced === true,
    required: parameter.required === true,
    hidden: parameter.hidden === true,
    hiddenUsername: parameter.hiddenusername === true,
    hiddenPassword: parameter.hiddenpassword === true,
    defaultValue: defaultValueOf(parameter),
    options: parameter.options ?? [],
  };
}
