import { counted } from '../shared/counted.js';
import type { PackReport, ReportedIntegration } from './pack-report.js';

/** What a reviewer reads first. */
export interface SummaryLine {
  readonly label: string;
  readonly text: string;
  /** `attention`: worth a look before an approval. */
  readonly tone: 'good' | 'bad' | 'attention' | 'plain';
}

/** A report in a few lines, the most important first. */
export function summaryOf(report: PackReport): SummaryLine[] {
  return [
    validationLine(report),
    ...layoutLine(report),
    installsLine(report),
    ...runtimeLine(report),
    ...hostsLine(report),
    ...secretsLine(report),
    ...commandsLine(report),
    ...checksLine(report),
    {
      label: 'Not measured',
      text: `${counted(report.openQuestions.length, 'open question')}`,
      tone: 'attention',
    },
  ];
}

function validationLine({ validation }: PackReport): SummaryLine {
  const { errors, warnings, notes } = validation.counts;
  const blocking = validation.findings.filter(({ blocksInstallation }) => blocksInstallation).length;
  const found = [
    errors === 0 ? 'no errors' : counted(errors, 'error'),
    counted(warnings, 'warning'),
    counted(notes, 'note'),
  ].join(', ');
  const refused = blocking === 0 ? '' : `; ${blocking} may make a tenant refuse the pack`;
  return {
    label: 'Validation',
    text: `${found}${refused} (${validation.rules} rules, ${counted(validation.files, 'file')})`,
    tone: errors > 0 ? 'bad' : warnings > 0 ? 'attention' : 'good',
  };
}

/** Only where a tenant would not install it. */
function layoutLine({ file }: PackReport): SummaryLine[] {
  if (file.layout === 'upload' && file.container === 'zip') return [];
  const text =
    file.layout === 'upload'
      ? 'a folder: tenants take a zip of it'
      : 'source layout: a tenant installs nothing of it; it must be built into a zip first';
  return [{ label: 'Layout', text, tone: 'attention' }];
}

function installsLine({ installs, file }: PackReport): SummaryLine {
  const kinds = installs.map(({ label, items }) => {
    const name = lowerCase(label);
    return `${items.length} ${items.length === 1 ? name.replace(/s$/, '') : name}`;
  });
  return {
    label: file.layout === 'upload' ? 'Installs' : 'Holds',
    text: kinds.length === 0 ? 'nothing that is known here' : kinds.join(', '),
    tone: kinds.length === 0 ? 'bad' : 'plain',
  };
}

/** Abbreviations stay. */
function lowerCase(label: string): string {
  return label.replace(/\b[A-Z][a-z]/g, (start) => start.toLowerCase());
}

function runtimeLine({ integrations, scripts }: PackReport): SummaryLine[] {
  const runtimes = [...integrations, ...scripts].map(({ runtime }) => runtime);
  const descriptions = [...new Set(runtimes.map(({ description }) => description))];
  if (descriptions.length === 0) return [];
  const languages = [...new Set(runtimes.map(({ language }) => language))].join(', ');
  const images = [...new Set(runtimes.flatMap(({ image }) => image ?? []))];
  const inServer = runtimes.some(({ language }) => language === 'JavaScript');
  const places = [...(inServer ? ['the server itself'] : []), ...images].join(', ');
  const text = descriptions.length === 1 ? descriptions[0]?.replace(/\.$/, '') : `${languages}, in ${places}`;
  return [{ label: 'Runs', text: text ?? '', tone: 'plain' }];
}

function hostsLine({ integrations, scripts }: PackReport): SummaryLine[] {
  const code = [...integrations, ...scripts];
  if (code.length === 0) return [];
  const hosts = code.flatMap((item) => item.hosts);
  const named = [...new Set(hosts.flatMap(({ host }) => host ?? []))];
  const entered = hosts.filter(({ host }) => host === undefined).length;
  const parts = [
    ...named,
    ...(entered === 0 ? [] : [`${counted(entered, 'address', 'addresses')} that the form asks for`]),
  ];
  return [
    {
      label: 'Talks to',
      text: parts.length === 0 ? 'not known: neither form nor code names a host' : parts.join(', '),
      tone: parts.length === 0 ? 'attention' : 'plain',
    },
  ];
}

function secretsLine({ integrations }: PackReport): SummaryLine[] {
  if (integrations.length === 0) return [];
  const secrets = integrations.flatMap(({ parameters }) => parameters.filter(({ secret }) => secret));
  const outside = secrets.filter(({ inVault }) => !inVault).length;
  const text =
    secrets.length === 0
      ? 'none'
      : `${secrets.map(({ label }) => label).join(', ')}${outside === 0 ? '' : `; ${outside} cannot come from the credentials store`}`;
  return [{ label: 'Secrets', text, tone: outside > 0 ? 'attention' : 'plain' }];
}

function commandsLine({ integrations }: PackReport): SummaryLine[] {
  const commands = integrations.flatMap((integration: ReportedIntegration) => integration.commands);
  if (commands.length === 0) return [];
  const changing = commands.filter(({ changesSomething }) => changesSomething);
  const names = changing.length === 0 ? '' : `: ${changing.map(({ name }) => name).join(', ')}`;
  return [
    {
      label: 'Commands',
      text: `${commands.length}, of which ${changing.length === 0 ? 'none is' : changing.length === 1 ? '1 is' : `${changing.length} are`} declared to change something${names}`,
      tone: 'plain',
    },
  ];
}

function checksLine({ results }: PackReport): SummaryLine[] {
  const count = (status: (typeof results)[number]['status']) =>
    results.filter((result) => result.status === status).length;
  const [passed, failed, missing] = [count('passed'), count('failed'), count('not run')];
  const other = results.filter(({ zip }) => zip === 'other').length;
  const parts = [
    ...(passed > 0 ? [`${passed} passed`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(missing > 0 ? [`${missing} not run`] : []),
    ...(other > 0 ? [`${other} of another zip`] : []),
  ];
  return [
    {
      label: 'Other checks',
      text: parts.join(', '),
      tone: failed > 0 ? 'bad' : missing + other > 0 ? 'attention' : 'good',
    },
  ];
}
