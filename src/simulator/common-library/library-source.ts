import { commonLibraryNames } from '../../spec/common-library.js';
import * as constants from './constants.js';
import { dq } from './dq.js';
import * as entries from './entries.js';
import * as hashes from './hashes.js';
import * as objects from './objects.js';
import * as reputation from './reputation.js';
import * as server from './server.js';
import * as tables from './tables.js';
import * as texts from './texts.js';
import * as times from './times.js';

/*
 * The common library as the text of a script: declarations in one scope, as the server has it, so that a script that
 * declares one of its names replaces it for the library as well. Each function is compiled from its text, and finds the
 * others by name: so the package holds these texts as they are here, for what joins its modules renames functions.
 */

const functions = {
  ...texts,
  ...tables,
  ...objects,
  ...entries,
  ...reputation,
  ...times,
  ...hashes,
  ...server,
};

/** Names of the library that are another name of something here. */
const alsoCalled: Readonly<Record<string, keyof typeof functions>> = {
  removeLastSlash: 'fixUrl',
  tblToMd: 'tableToMarkdown',
  formatCell: 'objToStr',
  cleanObject: 'cleaned',
  treeToFlattenObject: 'flattenedTree',
};

function declaredFunctions(): string[] {
  return Object.values(functions).map(String);
}

function variables(): string[] {
  const { regularExpressions, htmlEntities, markdownCharacters, monthNumbers, ...others } = constants;
  const values = {
    ...others,
    HTML_ENTITY_MAP: htmlEntities,
    MARKDOWN_CHARS: markdownCharacters,
    month_names_short: monthNumbers,
  };
  return [
    ...Object.entries(values).map(([name, value]) => `var ${name} = ${JSON.stringify(value)};`),
    ...Object.entries(regularExpressions).map(([name, expression]) => `var ${name} = ${expression};`),
    ...Object.entries(alsoCalled).map(([name, of]) => `var ${name} = ${of};`),
    'var Base64 = { encode: base64Encode }, SHA256_message, HMAC_SHA256_outer;',
  ];
}

const firstSteps = [
  'extendStrings();',
  "if (typeof params === 'object' && params !== null) copyVaultUsers(params);",
];

/** Variables that the library leaves behind by chance; nobody can want them. */
const remains = ['key', 'param'];

/** What the library has and this one does not says so when it is called. */
function refusals(): string[] {
  const known = new Set([
    ...remains,
    ...Object.keys(functions),
    ...Object.keys(alsoCalled),
    ...variables().map((line) => /^var (\w+)/.exec(line)?.[1]),
  ]);
  return commonLibraryNames
    .filter((name) => !known.has(name))
    .map((name) => `function ${name}() { throw new Error('${refusal(name)}'); }`);
}

function refusal(name: string): string {
  return `${name} is not in the common library of the local Cortex. Name the real one with --common-server.`;
}

/** `dq` of the host. */
export const hostText = String(dq);

/** What this package has of the common library. */
export const ownText = [...declaredFunctions(), ...variables(), ...refusals(), ...firstSteps].join('\n');
