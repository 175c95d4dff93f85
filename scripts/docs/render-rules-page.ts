import type { DefinitionRule } from '#src/generator/definition-rules/definition-rule.js';
import type { Rule } from '#src/validation/rule.js';
import { uncheckedOfficialCodes } from '#src/validation/unchecked-official-codes.js';

const groups: readonly (readonly [codes: RegExp, title: string])[] = [
  [/^CP0/, 'Reading folders, zips and files'],
  [/^CP1/, 'Keys and values of YAML and JSON'],
  [/^CP2/, 'The pack'],
  [/^CP3/, 'Integrations, and what holds for all items'],
  [/^CP4/, 'Parameters'],
  [/^CP5/, 'Commands, arguments and outputs'],
  [/^CP6/, 'Scripts, images and files of an integration'],
  [/^CP7/, 'Documents, datasets and log types'],
  [/^CP8/, 'Rules, dashboards, release notes and zips'],
  [/^CP90/, 'Disabled rules'],
  [/^CP9[5-7]/, 'Rules of the marketplace'],
  [/^CP98/, 'Rules for packs that a build made'],
  [/^CPC1/, 'References between items'],
  [/^CPC2/, 'Scripts'],
  [/^CPC3/, 'Playbooks'],
  [/^CPC40/, 'Fields of incidents and indicators'],
  [/^CPC41/, 'Types of incidents and indicators'],
  [/^CPC42/, 'Layouts'],
  [/^CPC43/, 'Classifiers, mappers, triggers and dashboards of XSOAR'],
  [/^CPT1/, 'Tenants: any query'],
  [/^CPT2/, 'Tenants: modeling and parsing rules'],
  [/^CPT3/, 'Tenants: correlation rules'],
  [/^CPT4/, 'Tenants: the pack as a whole'],
];

/** The page of the documentation about all rules, in Markdown. */
export function renderRulesPage(rules: readonly Rule[], definitionRules: readonly DefinitionRule[]): string {
  return [
    '# Rules',
    '',
    '<!-- Generated from src/validation/rules and src/generator/definition-rules by `npm run docs:rules`. Change the rules there. -->',
    '',
    `\`cortex-pack validate\` applies these ${rules.length} rules. Codes are never reused. The official code is the one of the platform's own development kit that demands the same.`,
    '',
    'Errors break the pack or its official checks, warnings mislead or endanger, notes are worth a look. The exit code is 1 when there are errors.',
    '',
    '## Switch a rule off',
    '',
    'Always with a reason. Above the line or at its end, in YAML and in Markdown:',
    '',
    '```yaml',
    '# cortex-pack-disable CP404: both fields are called so by the vendor',
    '```',
    '',
    '```markdown',
    '<!-- cortex-pack-disable CP712: the command is what this section is about -->',
    '```',
    '',
    'At the top of a file, before anything else, such a comment holds for the whole file. For files without comments, and for what is missing, write `.cortex-pack.yml` in the folder that you start the program in:',
    '',
    '```yaml',
    'disable:',
    '  - rule: CP606',
    '    file: Integrations/Acme/Acme.js',
    '    reason: the script is older than this rule',
    '```',
    '',
    '`file` is a file or folder of the pack. Without it the rule is off everywhere. A disable that switches nothing off is itself a finding, so is one without a reason.',
    '',
    '## Rules and the build',
    '',
    'A build applies all rules to the pack before it writes it, and refuses one with errors or warnings. Each finding is reported at its line in the TypeScript of the definition. What no file of the pack shows is the matter of the [rules of the definition](#rules-of-the-definition), which only a build applies.',
    '',
    'Rules CP981 to CP988 are the habits of this toolkit: they hold for packs that a build made, and for no others.',
    '',
    '## The marketplace reviewer',
    '',
    'Rules of the marketplace hold for packs that a build made (the first line of their script says so), and the build refuses a pack that breaks one. `--marketplace` applies them to any other pack. They come from comments of the automatic reviewer, which may err; no tenant refuses a pack for them.',
    '',
    ...groups.flatMap(([codes, title]) =>
      group(
        title,
        rules.filter(({ code }) => codes.test(code)),
      ),
    ),
    '## Rules of the definition',
    '',
    'They cannot be switched off: without them there would be no pack, or none that runs.',
    '',
    ...definitionRules.flatMap(definitionSection),
    '## Official checks without a rule here',
    '',
    '| Codes | Why |',
    '| --- | --- |',
    ...uncheckedOfficialCodes.map(({ codes, why }) => `| ${codes.join(', ')} | ${why} |`),
    '',
  ].join('\n');
}

function group(title: string, rules: readonly Rule[]): string[] {
  return [`## ${title}`, '', ...rules.flatMap(section)];
}

function section(rule: Rule): string[] {
  const { code, official = [], severity, title, why, fix } = rule;
  const officially = official.length === 0 ? '' : `, official ${official.join(', ')}`;
  return [
    `### ${code}: ${plain(title)}`,
    '',
    `*${severity}${officially}*. ${plain(why)}`,
    '',
    ...knownBy(rule),
    `Fix: ${plain(fix)}`,
    '',
  ];
}

function definitionSection({ code, title, why, unseen, fix }: DefinitionRule): string[] {
  return [
    `### ${code}: ${plain(title)}`,
    '',
    plain(why),
    '',
    `Why it is no rule for the files: ${plain(unseen)}`,
    '',
    `Fix: ${plain(fix)}`,
    '',
  ];
}

const marks = {
  tenant: 'Seen on a tenant',
  read: 'Published',
  told: 'Claimed without evidence',
  conflict: 'Sources contradict each other',
} as const;

const consequences = {
  seen: 'A tenant refuses the whole pack with 101704.',
  likely: 'A tenant is likely to refuse the whole pack with 101704.',
} as const;

function knownBy({ evidence, blocksInstallation }: Rule): string[] {
  if (evidence === undefined) return [];
  const blocks = blocksInstallation === undefined ? '' : ` ${consequences[blocksInstallation]}`;
  return [`${marks[evidence.mark]} (${evidence.sources.join(', ')}).${blocks}`, ''];
}

/** Angle brackets and asterisks are meant as they are. */
function plain(text: string): string {
  return text.replace(/[<>*_|[\]]/g, (character) => `\\${character}`);
}
