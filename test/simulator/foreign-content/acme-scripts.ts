import type { ForeignScript } from '../../fixtures/content-pack.js';

/* Invented scripts in the style of shipped ones. */

const entryID = { name: 'entryID', required: true };

export const acmeScripts: readonly ForeignScript[] = [
  {
    name: 'EnrichAddress',
    args: [{ name: 'address', required: true, default: true }],
    script: `
var res = executeCommand('ip', { ip: args.address });
if (!isValidRes(res)) return { Type: entryTypes.error, ContentsFormat: formats.text, Contents: 'No answer: ' + res[0].Contents };
return res;`,
  },
  {
    name: 'EnrichTwice',
    script:
      "return executeCommand('EnrichAddress', { address: '192.0.2.7' }).concat(executeCommand('ip', { ip: ['192.0.2.8'], using: 'northwind_2' }));",
  },
  {
    name: 'SaveReport',
    args: [{ name: 'name', defaultValue: 'report.txt' }],
    script: "return fileResult(args.name, 'line one\\nline two', entryTypes.file);",
  },
  {
    name: 'ReadReport',
    args: [entryID],
    script: 'return getFileByEntryID(args.entryID) + "|" + entrytoa(args.entryID);',
  },
  {
    name: 'XmlToContext',
    args: [entryID, { name: 'contextKey' }],
    script: 'setContext(args.contextKey, JSON.parse(x2j(getFileByEntryID(args.entryID)))); return "set";',
  },
  {
    name: 'SaveXml',
    script: `return fileResult('a.xml', '<a b="1"><c>x</c><c>y &amp; z</c></a>', entryTypes.file);`,
  },
  {
    name: 'RememberValue',
    args: [{ name: 'key' }, { name: 'value' }],
    script: "setContext(args.key, args.value); return 'kept';",
  },
  {
    name: 'ShowContext',
    args: [{ name: 'path', default: true }],
    script: 'return { found: dq(invContext, args.path) };',
  },
  {
    name: 'VerifyContext',
    args: [{ name: 'path' }, { name: 'expected' }],
    script: 'return String(verifyContextField(args.path, args.expected));',
  },
  {
    name: 'ShowIncident',
    script:
      'return incidents[0].name + " " + incidents[0].severity + " " + investigation.id + " " + typeof params;',
  },
  {
    name: 'AvailableCommands',
    script:
      "return [isCommandAvailable('ip'), isCommandAvailable('none'), Object.keys(getModules()).sort().join(), Object.keys(getModulesForCommand('ip')).join()];",
  },
  { name: 'NameOfFile', args: [entryID], script: 'return String(fileNameFromEntry(args.entryID));' },
  {
    name: 'ReadLists',
    script:
      "return [getCSVListAsArray('allowed'), getJSONListAsObject('settings'), getJSONListAsObject('none')];",
  },
  {
    name: 'CloseCase',
    script:
      "setSeverity({ id: '1', severity: 3 }); setOwner('ada'); setIncident({ details: 'done' }); closeInvestigation({ reason: 'Resolved' }); return 'closed';",
  },
  {
    name: 'AddNotes',
    script:
      "executeCommand('addEntries', { id: '1', entries: JSON.stringify([{ Type: 1, ContentsFormat: formats.text, Contents: 'noted' }]) }); return executeCommand('getEntries', {}).map(function (e) { return e.Contents; });",
  },
  {
    name: 'ServerFacts',
    script:
      "return [typeof demistoUrls().server, typeof getLicenseID(), isDemistoVersionGE('6.5.0'), getDemistoVersion().platform];",
  },
  {
    name: 'RunsItself',
    args: [{ name: 'depth', defaultValue: '1' }],
    script:
      "var res = executeCommand('RunsItself', { depth: String(Number(args.depth) + 1) }); return isError(res[0]) ? args.depth + ': ' + res[0].Contents : res;",
  },
  { name: 'AsksAbsent', script: "decompressFile('1@1');" },
  {
    name: 'CheckAddresses',
    args: [{ name: 'list', isArray: true }],
    script:
      'return argToList(args.list).map(function (a) { return [a, isValidIP(a), isIp(a), isIPInSubnet(a, "192.0.2.0/24")]; });',
  },
  {
    name: 'FlattenJson',
    args: [{ name: 'json' }],
    script:
      'var o = JSON.parse(args.json); return { ContentsFormat: formats.markdown, Type: entryTypes.note, Contents: objToMd(o) + arrToMd([treeToFlattenObject(o)]) };',
  },
  {
    name: 'Templates',
    script:
      "return replaceInTemplates('%who% at %where%', { who: underscoreToCamelCase('ada_l'), where: stringEscapeMD('a*b') }) + tableToHTML('', [{ a: nvl('') }]);",
  },
  { name: 'Slow', script: 'wait(60); return 1;' },
  { name: 'OldPython', type: 'python', script: 'pass' },
];
