import type { ForeignIntegration } from '../../fixtures/content-pack.js';

/* Invented integrations in the style of shipped ones: each uses the parts of the platform that its name tells. */

const url = { name: 'url', type: 0, display: 'Server URL', required: true };
const login = { name: 'credentials', type: 9, display: 'User', displaypassword: 'Password', required: true };
const insecure = { name: 'insecure', type: 8 };
const proxy = { name: 'proxy', type: 8 };

const northwindReputation: ForeignIntegration = {
  id: 'Northwind Reputation',
  parameters: [url, login, insecure, proxy],
  commands: [
    {
      name: 'ip',
      arguments: [{ name: 'ip', required: true, default: true, isArray: true }, { name: 'verbose' }],
    },
  ],
  script: `
var base = fixUrl(params.url);
function ask(path, query) {
  var res = http(base + path + encodeToURLQuery(query), {
    Method: 'GET', Username: params.credentials.identifier, Password: params.credentials.password
  }, params.insecure, params.proxy);
  if (res.StatusCode < 200 || res.StatusCode >= 300) throw 'Request failed with {0}: {1}'.format(res.StatusCode, res.Body);
  return JSON.parse(res.Body);
}
switch (command) {
  case 'test-module':
    ask('/ping');
    return 'ok';
  case 'ip':
    return argToList(args.ip).map(function (address) {
      var found = ask('/reputation', { address: address, tags: ['a', 'b c'] });
      var context = { DBotScore: { Indicator: address, Type: 'ip', Vendor: 'Northwind', Score: found.score } };
      var ip = { Address: address };
      if (found.score === 3) {
        ip.Malicious = { Vendor: 'Northwind', Description: scoreToReputation(found.score) };
        addMalicious(context, outputPaths.ip, ip);
      } else context[outputPaths.ip] = ip;
      return {
        Type: entryTypes.note, Contents: found, ContentsFormat: formats.json,
        HumanReadable: tableToMarkdown('Northwind on ' + address, found, ['score', 'seen'], '; ', pascalToSpace),
        ReadableContentsFormat: formats.markdown, EntryContext: context
      };
    });
  default:
    throw 'Unknown command ' + command;
}`,
};

const harborScanner: ForeignIntegration = {
  id: 'Harbor Scanner',
  parameters: [url],
  commands: [
    { name: 'harbor-upload', arguments: [{ name: 'entryID', required: true }, { name: 'note' }] },
    { name: 'harbor-report', arguments: [{ name: 'id', required: true }] },
    { name: 'harbor-download' },
    { name: 'harbor-login' },
  ],
  script: `
var base = fixUrl(params.url);
function createFileEntry(id, name) { return { Type: 3, FileID: id, File: name, Contents: name }; }
switch (command) {
  case 'harbor-upload':
    var sent = httpMultipart(base + '/files', args.entryID, { Method: 'POST', Headers: { 'X-Key': ['k'] } },
      { note: args.note, sizes: [1, 2] }, params.insecure, params.proxy, undefined, 'sample', 'sample.bin');
    return JSON.parse(sent.Body);
  case 'harbor-report':
    var report = JSON.parse(x2j(http(base + '/report.xml' + encodeToURLQuery({ id: args.id })).Body));
    return createEntry(report, {
      contextPath: 'Harbor.Finding(val.ID && val.ID === obj.ID)', title: 'Findings', innerPath: 'report.finding',
      data: [{ to: 'ID', from: '-id' }, { to: 'Title', from: 'title' }, { to: 'Note', from: '#text', humanReadable: false }]
    });
  case 'harbor-download':
    var bytes = http(base + '/raw').Bytes;
    var kept = http(base + '/raw', { SaveToFile: true });
    return [createFileEntry(saveFile(bytes), 'bytes.bin'), { Type: 9, FileID: kept.Path, File: 'path.bin', Contents: 'path.bin' }];
  case 'harbor-login':
    var first = http(base + '/login');
    return http(base + '/cookies', { Cookies: first.Cookies }).Body;
}
return 'ok';`,
};

const lanternInventory: ForeignIntegration = {
  id: 'Lantern Inventory',
  commands: [
    { name: 'lantern-remember', arguments: [{ name: 'hosts', required: true }] },
    { name: 'lantern-hosts' },
  ],
  script: `
if (command === 'lantern-remember') {
  var before = getIntegrationContext().hosts || [];
  setIntegrationContext({ hosts: before.concat(argToList(args.hosts).map(function (n) { return { name: n }; })), seen: { count: before.length } });
  mergeVersionedIntegrationContext({ newContext: { hosts: [{ name: 'always' }] }, objectKey: { hosts: 'name' } });
  return objToList({ kept: getVersionedIntegrationContext().hosts.length }, 'Kept');
}
if (command === 'lantern-hosts') {
  var hosts = dq(getIntegrationContext(), 'hosts.name');
  return { Type: entryTypes.note, ContentsFormat: formats.table, Contents: toArray(hosts).map(function (n) { return { Name: n }; }),
    HumanReadable: arrayToMarkdownTable(toArray(hosts), 'Host'), EntryContext: { 'Lantern.Host': createContext([{ 'Names.Short': hosts }]) } };
}
return 'ok';`,
};

const tidelineAlerts: ForeignIntegration = {
  id: 'Tideline Alerts',
  commands: [
    { name: 'tideline-sign', arguments: [{ name: 'message', default: true }] },
    { name: 'tideline-flaky' },
  ],
  script: `
switch (command) {
  case 'fetch-incidents':
    setLastRun({ time: convertTimestampToString('1700000000000') });
    return JSON.stringify([{ name: 'a', rawJSON: '{}' }]);
  case 'tideline-sign':
    return [Base64.encode(args.message), SHA256_hash(args.message), HMAC_SHA256_MAC('key', args.message),
      dateToString(stringToDate('2026-03-05', '%Y-%m-%d'), '%d.%m.%Y')].join(' ');
  case 'tideline-flaky':
    var tries = (getIntegrationContext().tries || 0) + 1;
    setIntegrationContext({ tries: tries });
    if (tries < 3) throw 'try again: ' + tries;
    return 'after ' + tries;
}
return 'ok';`,
};

const gullModern: ForeignIntegration = {
  id: 'Gull Modern',
  commands: [{ name: 'gull-groups', arguments: [{ name: 'list' }] }],
  script: `
const groups = ({ list = '', ...others }) => {
  const counted = new Map();
  for (const item of argToList(list)) counted.set(item, (counted.get(item) ?? 0) + 1);
  return [...counted].map(([name, count]) => ({ name, count, others: Object.keys(others).length }));
};
console.log('gull at work');
return command === 'test-module' ? 'ok' : tableToMarkdown('Groups', groups(args));`,
};

export const acmeIntegrations: readonly ForeignIntegration[] = [
  northwindReputation,
  harborScanner,
  lanternInventory,
  tidelineAlerts,
  gullModern,
];
