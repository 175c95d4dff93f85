import { nearestName } from '../../../shared/nearest-name.js';
import { compareVersions, isVersion } from '../../../shared/versions.js';
import { type RefusedXdmField, refusedXdmFields } from '../../../spec/refused-xdm-fields.js';
import { type ConstantFamily, constantFamilies, familyOf } from '../../../spec/xdm-constants.js';
import { xdmFields } from '../../../spec/xdm-fields.js';
import {
  authenticationStoryFields,
  authenticationTag,
  authServices,
  identityModelVersion,
} from '../../../spec/xql.js';
import { assignmentsOf, resultsOfIf, tokensIn } from '../../../xql/reader/expressions.js';
import type { XqlNode } from '../../../xql/reader/nodes.js';
import type { XqlToken } from '../../../xql/reader/tokens.js';
import { modelStatementsOf } from '../../document/model-statements.js';
import type { Pack } from '../../document/pack.js';
import { stagesOf } from '../../document/queries.js';
import { versionOf } from '../../document/server-versions.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import { nearNames } from '../../text/near-names.js';
import type { TextPart } from '../../text/source-text.js';

interface Name {
  readonly text: TextPart;
  readonly token: XqlToken;
  /** Whether a modeling rule assigns it. */
  readonly assigned: boolean;
}

/** Names of the data model in rules and queries. */
function* modelNames(pack: Pack, prefix: string): Iterable<Name> {
  for (const { kind, text, stage } of stagesOf(pack, 'modeling-rule', 'correlation-rule', 'dashboard')) {
    const targets = new Set(
      kind === 'modeling-rule' ? assignmentsOf(stage).map(({ target }) => target.start) : [],
    );
    for (const token of tokensIn(stage.body)) {
      if (token.kind === 'name' && token.value.startsWith(prefix))
        yield { text, token, assigned: targets.has(token.start) };
    }
  }
}

function refusalOf(name: string): RefusedXdmField | undefined {
  return refusedXdmFields.find(({ path }) => (path.endsWith('.') ? name.startsWith(path) : name === path));
}

function* refusals(
  pack: Pack,
  mark: RefusedXdmField['mark'],
  effect: RefusedXdmField['effect'],
): Iterable<Problem> {
  for (const { text, token, assigned } of modelNames(pack, 'xdm.')) {
    const refusal = refusalOf(token.value);
    if (refusal?.mark !== mark || refusal.effect !== effect) continue;
    // What exists may be read.
    if (!assigned && (mark === 'conflict' || effect === 'never compiles')) continue;
    const { reason, instead } = refusal;
    yield {
      place: text.place(token.start, token.end),
      message: `${token.value}: ${reason}`,
      ...(instead && { fix: `Use ${instead}.` }),
    };
  }
}

const fieldsExist = defineRule({
  code: 'CPT221',
  severity: 'error',
  title: 'Rules and queries use no field that the data model is known not to have',
  why: 'A tenant answers with an internal error, or refuses the whole pack with 101704.',
  fix: 'Use a field that exists.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'seen',
  check: (pack) => refusals(pack, 'tenant', 'refused'),
});

const fieldsOfThePlatformAreLeft = defineRule({
  code: 'CPT222',
  severity: 'error',
  title: 'A modeling rule assigns no field that is for the platform alone',
  why: 'The rule installs and never compiles: the data model stays empty while everything looks installed.',
  fix: 'Leave the field out.',
  evidence: { mark: 'tenant', sources: ['SPB'] },
  check: (pack) => refusals(pack, 'tenant', 'never compiles'),
});

const emailFieldsAreDisputed = defineRule({
  code: 'CPT223',
  severity: 'warning',
  title: 'Fields of emails may not be assignable',
  why: 'One tenant refused xdm.email.* as targets, although the published schema has these fields.',
  fix: 'Try the rule on a tenant before you ship it.',
  evidence: { mark: 'conflict', sources: ['SOC #944', 'XDA'] },
  check: (pack) => refusals(pack, 'conflict', 'refused'),
});

const knownFields = Object.keys(xdmFields);
/** Fields, and the groups that they stand in. */
const knownPaths = new Set(
  knownFields.flatMap((field) => {
    const parts = field.split('.');
    return parts.slice(1).map((_, index) => parts.slice(0, index + 2).join('.'));
  }),
);

const fieldsAreKnown = defineRule({
  code: 'CPT224',
  severity: 'warning',
  title: 'Fields of the data model are known',
  why: 'A tenant refuses a field that its data model does not have; this list may lack fields of newer versions.',
  fix: 'Look the field up in the schema of the data model.',
  evidence: { mark: 'read', sources: ['XDA', 'SPB', 'DOC'] },
  *check(pack) {
    const nearest = nearNames(knownFields);
    for (const { text, token, assigned } of modelNames(pack, 'xdm.')) {
      // Queries read other models, too: those of cases, issues and assets.
      if (!assigned && !knownPaths.has(token.value.split('.').slice(0, 2).join('.'))) continue;
      if (knownPaths.has(token.value) || refusalOf(token.value) !== undefined) continue;
      const near = nearest(token.value);
      yield {
        place: text.place(token.start, token.end),
        message: `The field ${token.value} is not known here.`,
        ...(near && { fix: `Did you mean ${near}?` }),
      };
    }
  },
});

function* constants(pack: Pack, closed: boolean): Iterable<Problem> {
  for (const { text, token } of modelNames(pack, 'XDM_CONST.')) {
    const name = token.value.slice('XDM_CONST.'.length);
    const familyName = familyOf(name);
    const family: ConstantFamily =
      familyName === undefined ? { members: [], closed: false } : constantFamilies[familyName];
    const member = name.slice((familyName?.length ?? -1) + 1);
    if (family.closed !== closed || family.members.includes(member)) continue;
    if (familyName !== undefined && family.members.length === 0) continue;
    const near = nearestName(member, family.members);
    const known = family.members.map((other) => `${familyName}_${other}`);
    yield {
      place: text.place(token.start, token.end),
      message: closed
        ? `There is no ${token.value}. A tenant refuses this with 101704.`
        : `${token.value} is not known here.`,
      ...(near !== undefined
        ? { fix: `Did you mean XDM_CONST.${familyName}_${near}?` }
        : closed && known.length < 10 && { fix: `Use one of ${known.join(', ')}.` }),
    };
  }
}

const constantsExist = defineRule({
  code: 'CPT225',
  severity: 'error',
  title: 'Constants of the data model exist',
  why: 'The lists are narrower than they look: LOG_LEVEL has no DEBUG, USER_TYPE has no ADMIN.',
  fix: 'Use a member of the list, or leave the field out.',
  evidence: { mark: 'tenant', sources: ['XDA'] },
  blocksInstallation: 'seen',
  check: (pack) => constants(pack, true),
});

const constantsAreKnown = defineRule({
  code: 'CPT226',
  severity: 'warning',
  title: 'Constants of the data model are known',
  why: 'A tenant refuses a constant that does not exist; of this family not all members are known here.',
  fix: 'Look the constant up in the schema of the data model.',
  evidence: { mark: 'read', sources: ['XDA'] },
  check: (pack) => constants(pack, false),
});

const authServiceIsRole = defineRule({
  code: 'CPT227',
  severity: 'warning',
  title: 'xdm.auth.service holds a role, IDP or SP',
  why: 'Other texts are stored and match no analytics.',
  fix: 'Write "IDP" for who authenticates and "SP" for what the user signs in to; the product goes to another field.',
  evidence: { mark: 'read', sources: ['XDA'] },
  *check(pack) {
    for (const { text, stage } of stagesOf(pack, 'modeling-rule')) {
      for (const { target, value } of assignmentsOf(stage)) {
        if (target.value !== 'xdm.auth.service') continue;
        for (const token of textsGiven(value)) {
          if (!authServices.includes(token.value))
            yield { place: text.place(token.start, token.end), message: `"${token.value}" is no role.` };
        }
      }
    }
  },
});

/** The texts that a value can be, alone or as a result of if(). */
function textsGiven(value: readonly XqlNode[]): XqlToken[] {
  const [node] = value;
  if (node === undefined || value.length > 1) return [];
  if (node.kind === 'token') return node.token.kind === 'text' ? [node.token] : [];
  const isIf = node.kind === 'call' && node.name.value.toLowerCase() === 'if';
  return isIf ? resultsOfIf(node).flatMap(textsGiven) : [];
}

const identityFieldsHaveTheirVersion = defineRule({
  code: 'CPT228',
  severity: 'warning',
  title: `Fields of the identity model are for tenants from ${identityModelVersion} on`,
  why: 'Official rules that fill them begin with this version, and their predecessors end at 8.14.0.',
  fix: `Write fromversion: ${identityModelVersion}, and keep the rule without these fields, with toversion: 8.14.0, for older tenants.`,
  evidence: { mark: 'read', sources: ['CNT PR 45450'] },
  *check(pack) {
    const reported = new Set<string>();
    for (const { rule, text, statement } of modelStatementsOf(pack)) {
      const from = versionOf(rule, 'from')?.text ?? '';
      if (!isVersion(from) || compareVersions(from, identityModelVersion) >= 0 || reported.has(rule.path))
        continue;
      const target = statement.stages
        .flatMap((stage) => assignmentsOf(stage))
        .find(({ target: { value } }) => /^xdm\.\w+\.identity\./.test(value))?.target;
      if (target === undefined) continue;
      reported.add(rule.path);
      yield {
        place: text.place(target.start, target.end),
        message: `${target.value} is of the identity model, and the rule is for tenants from ${from} on.`,
      };
    }
  },
});

const storiesHaveTheirFields = defineRule({
  code: 'CPT229',
  severity: 'note',
  title: 'A statement that tags events as authentication fills all fields of an authentication story',
  why: 'The product documentation calls them mandatory for an authentication story, on which analytics runs.',
  fix: 'Assign them, with to_integer(0) for a port and "" for a target that there is not.',
  evidence: { mark: 'read', sources: ['DOC'] },
  *check(pack) {
    for (const { text, statement, assigned, calls } of modelStatementsOf(pack)) {
      const tag = statement.stages
        .flatMap(({ body }) => tokensIn(body))
        .find(({ value }) => value === authenticationTag);
      const missing = authenticationStoryFields.filter((field) => !assigned.has(field));
      if (tag === undefined || calls || missing.length === 0) continue;
      yield {
        place: text.place(tag.start, tag.end),
        message: `The statement tags events as authentication and leaves out ${missing.join(', ')}.`,
      };
    }
  },
});

export const modelingFieldRules: readonly Rule[] = [
  fieldsExist,
  fieldsOfThePlatformAreLeft,
  emailFieldsAreDisputed,
  fieldsAreKnown,
  constantsExist,
  constantsAreKnown,
  authServiceIsRole,
  identityFieldsHaveTheirVersion,
  storiesHaveTheirFields,
];
