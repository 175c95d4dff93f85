import { parameterTypes, textTypes } from '../../../spec/parameter-types.js';
import { connectionParameterFacts } from '../../../spec/platform-parameters.js';
import { supportOf } from '../../document/pack.js';
import { parametersOf, repeated } from '../../document/parts.js';
import { replaceScalar } from '../../fixes/scalar-edit.js';
import { defineRule, type Rule } from '../../rule.js';

const knownTypes: readonly number[] = Object.values(parameterTypes);

const typesAreKnown = defineRule({
  code: 'CP406',
  severity: 'error',
  title: 'The type of a parameter is one that the form knows',
  why: 'The form has no control for another number.',
  fix: `Write ${parameterTypes.text} for a text, ${parameterTypes.checkbox} for a checkbox, ${parameterTypes.credentials} for credentials, ${parameterTypes.singleSelect} for a select, ${parameterTypes.multiSelect} for a multi-select, ${parameterTypes.interval} for an interval.`,
  *check(pack) {
    for (const { parameter, type } of parametersOf(pack)) {
      const field = parameter.get('type');
      if (typeof type === 'number' && !knownTypes.includes(type) && field !== undefined)
        yield { place: field.place, message: `There is no type ${type}.` };
    }
  },
});

const parametersDiffer = defineRule({
  code: 'CP407',
  official: ['IN114'],
  severity: 'error',
  title: 'No parameter is declared twice',
  why: 'The second field overwrites the value of the first.',
  fix: 'Remove or rename one of the two.',
  *check({ integrations }) {
    for (const { root } of integrations) {
      const names = root.get('configuration')?.items.map((parameter) => parameter.get('name')) ?? [];
      for (const name of repeated(names))
        yield { place: name.place, message: `The parameter "${String(name.value)}" is there twice.` };
    }
  },
});

const switchesThatMayBeRequired = [...Object.keys(connectionParameterFacts), 'isFetch'];

const checkboxIsNotRequired = defineRule({
  code: 'CP408',
  official: ['IN102'],
  severity: 'error',
  title: 'A checkbox is not required',
  why: 'A required checkbox can only be ticked: it leaves no choice.',
  fix: 'Write required: false.',
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const required = parameter.get('required');
      if (
        type === parameterTypes.checkbox &&
        required?.value === true &&
        !switchesThatMayBeRequired.includes(name)
      ) {
        yield {
          place: required.place,
          message: `The checkbox "${name}" is required.`,
          edits: replaceScalar(required, false),
        };
      }
    }
  },
});

const secretsAreCredentials = defineRule({
  code: 'CP409',
  official: ['IN145'],
  severity: 'warning',
  title: `Secrets are parameters of type ${parameterTypes.credentials}`,
  why: 'Only credentials can come from a vault; a text field shows the secret to whoever opens the instance.',
  fix: `Use type ${parameterTypes.credentials}, with hiddenusername: true if there is no user name.`,
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const field = parameter.get('type');
      const hidden = parameter.get('hidden')?.value;
      if (field === undefined || (hidden !== undefined && hidden !== false)) continue;
      const secretName = /(^|[_-])(password|passwd|secret|token|api_?key|private_?key)$/i.test(name);
      if (type === parameterTypes.secret)
        yield { place: field.place, message: `"${name}" is a secret text of type ${type}.` };
      else if (textTypes.some((other) => other === type) && secretName)
        yield { place: field.place, message: `"${name}" looks like a secret, but is a plain text.` };
    }
  },
});

const credentialsHaveLabels = defineRule({
  code: 'CP410',
  severity: 'warning',
  title: 'The labels of credentials fit the fields that they show',
  why: 'Credentials are two fields: display labels the user name, displaypassword the secret; what is hidden needs no label.',
  fix: 'With hiddenusername: true write displaypassword only; otherwise both. Do not hide both fields, nor use these keys with another type.',
  *check(pack) {
    for (const { parameter, name, type } of parametersOf(pack)) {
      const hiddenUser = parameter.get('hiddenusername');
      const hiddenPassword = parameter.get('hiddenpassword');
      const place = parameter.get('name')?.place ?? parameter.keyPlace;
      if (type !== parameterTypes.credentials) {
        for (const key of [hiddenUser, hiddenPassword, parameter.get('displaypassword')]) {
          if (key !== undefined)
            yield {
              place: key.keyPlace,
              message: `"${name}" is no credentials parameter, so ${key.name} has no meaning.`,
            };
        }
      } else if (hiddenUser?.value === true && hiddenPassword?.value === true) {
        yield { place: hiddenPassword.place, message: `Both fields of "${name}" are hidden.` };
      } else if (
        hiddenUser?.value === true &&
        !parameter.get('displaypassword')?.text &&
        !parameter.get('display')?.text
      ) {
        yield { place, message: `The secret of "${name}" has no label.` };
      } else if (hiddenUser?.value !== true && !parameter.get('display')?.text) {
        yield { place, message: `The user name of "${name}" has no label.` };
      }
    }
  },
});

const licenseIsNotRead = defineRule({
  code: 'CP411',
  official: ['IN146'],
  severity: 'error',
  title: 'Only content of Palo Alto Networks takes credentials from the license',
  why: 'The platform gives the fields of its license to its own content only.',
  fix: 'Remove fromlicense and let the user enter the credentials.',
  *check(pack) {
    if (pack.metadata === undefined || supportOf(pack) === 'xsoar') return;
    for (const { parameter, name } of parametersOf(pack)) {
      const license = parameter.get('fromlicense');
      if (license !== undefined) yield { place: license.keyPlace, message: `"${name}" reads the license.` };
    }
  },
});

export const parameterTypeRules: readonly Rule[] = [
  typesAreKnown,
  parametersDiffer,
  checkboxIsNotRequired,
  secretsAreCredentials,
  credentialsHaveLabels,
  licenseIsNotRead,
];
