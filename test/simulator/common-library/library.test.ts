import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { executeScript } from '#src/simulator/sandbox/execute-script.js';
import { commonLibraryNames } from '#src/spec/common-library.js';
import { memoryHost } from '../sandbox/memory-host.js';
import { platformRun, returnedBy } from './platform-script.js';

test.each<[string, string, unknown]>([
  [
    'entryTypes',
    'return [entryTypes.note, entryTypes.file, entryTypes.error, entryTypes.entryInfoFile]',
    [1, 3, 4, 9],
  ],
  [
    'formats',
    'return [formats.json, formats.markdown, formats.dbotResponse]',
    ['json', 'markdown', 'dbotCommandResponse'],
  ],
  ['dbotscores', 'return dbotscores.critical', 4],
  ['outputPaths', 'return outputPaths.ip', 'IP(val.Address && val.Address === obj.Address)'],
  [
    'brands and thresholds',
    'return brands.vt + thresholds.vtPositives + providers.cs',
    'VirusTotal10CrowdStrike',
  ],
  [
    'argToList',
    "return [argToList('a,b'), argToList('[1,2]'), argToList(['c']), argToList(''), argToList(5)]",
    [['a', 'b'], [1, 2], ['c'], [], 5],
  ],
  [
    'encodeToURLQuery',
    "return encodeToURLQuery({ a: 'x y', b: [1, '&'] }) + encodeToURLQuery({}) + encodeToURLQuery(null)",
    '?a=x%20y&b=1&b=%26',
  ],
  [
    'isError and isValidRes',
    'return [isError({ Type: 4 }), isError({ Type: 1 }), isValidRes([{ Type: 1 }]), isValidRes([{ Type: entryTypes.error }])]',
    [true, false, true, false],
  ],
  [
    'fixUrl',
    "return [fixUrl('https://acme.example/'), removeLastSlash('https://acme.example')]",
    ['https://acme.example', 'https://acme.example'],
  ],
  [
    'strings',
    "return ['abc'.startsWith('ab'), 'abc'.endsWith('bc'), '{0} of {1}, {0}'.format('a', 2)]",
    [true, true, 'a of 2, {0}'],
  ],
  [
    'stringEscapeMD',
    "return [stringEscapeMD('a*b'), stringEscapeMD('a|b*\\nc', true, true), stringEscapeMD(5)]",
    ['a\\*b', 'a\\|b*<br>c', 5],
  ],
  ['stringEscapeHTML', 'return stringEscapeHTML(\'<a href="x">\')', '&lt;a href&#x3D;&quot;x&quot;&gt;'],
  ['escapeXMLChars', 'return escapeXMLChars(\'a<b & "c"\')', 'a&lt;b &amp; &quot;c&quot;'],
  [
    'names',
    "return [convertKeysToPascalCase({ 'threat score': 1 }), underscoreToCamelCase('hello_world'), dotToSpace('hello.world'), pascalToSpace('ThreatScore')]",
    [{ ThreatScore: 1 }, 'HelloWorld', ' Hello World', 'Threat Score'],
  ],
  [
    'replaceInTemplates',
    "return replaceInTemplates('%a% and %b% and %a%', { a: 1, b: 'x' })",
    '1 and x and 1',
  ],
  [
    'replaceInTemplatesAndRemove',
    "var v = { a: 1, b: 2 }; return [replaceInTemplatesAndRemove('%a%', v), v]",
    ['1', { b: 2 }],
  ],
  [
    'Base64',
    "return [Base64.encode('a'), Base64.encode('ab'), Base64.encode('abc'), Base64.encode('')]",
    ['YQ==', 'YWI=', 'YWJj', ''],
  ],
  [
    'cleanObject',
    "return [cleanObject({ a: '', b: 0, c: false, d: 'x' }), cleanObject([{ a: null }])]",
    [{ c: false, d: 'x' }, [{}]],
  ],
  ['mergeForeignObjects', 'return mergeForeignObjects([{ a: 1 }, { b: 2 }])', { a: 1, b: 2 }],
  [
    'flattenFields',
    "var flat = {}; flattenFields({ a: { b: 1 }, c: ['x', ''] }, '', flat); return flat",
    { 'a.b': '1', 'c.0': 'x' },
  ],
  [
    'treeToFlattenObject',
    'return treeToFlattenObject({ a: { b: 1, c: [1, 2] }, d: null })',
    { 'a.b': 1, 'a.c': [1, 2], d: null },
  ],
  ['jq', "return [jq({ a: [{ b: 1 }] }, 'a[0].b'), jq({ a: 1 }, 'b.c')]", [1, null]],
  ['nvl and toArray', "return [nvl('', 'x'), nvl(0), toArray(1), toArray([1])]", ['x', 'Unknown', [1], [1]]],
  [
    'createContext',
    "return createContext({ 'File.MD5': 'x', Name: 'n' }, 'id')",
    { File: { MD5: 'x' }, Name: 'n', ID: 'id' },
  ],
  [
    'addMalicious',
    "var c = {}; addMalicious(c, outputPaths.url, { Data: 'u' }); return Object.keys(c).length + c[outputPaths.url].properties_to_append[0]",
    '1Malicious',
  ],
  [
    'scoreToReputation',
    'return [scoreToReputation(3), scoreToReputation(0.5), scoreToReputation(9), threatConnectRatingToScore(5)]',
    ['Bad', 'Informational', 'None', 3],
  ],
  [
    'addresses',
    "return [isIp('192.0.2.7'), isIp('192.0.2.256'), isIp('x'), numToIp(3221225991), isIPInSubnet('192.0.2.7', '192.0.2.0/24'), isIPInSubnet('192.0.3.7', '192.0.2.0/24'), isIPInSubnet('192.0.2.7', '192.0.2.7')]",
    [true, false, false, '192.0.2.7', true, false, true],
  ],
  [
    'times',
    "return [convertTimestampToString('1700000000000'), dateToString(new Date(2026, 0, 2, 3, 4, 5, 6), '%Y-%m-%d %H:%M:%S.%f'), stringToDate('05 Mar 2026', '%d %b %Y').getMonth()]",
    ['2023-11-14T22:13:20.000Z', '2026-01-02 03:04:05.006', 2],
  ],
  [
    'regular expressions',
    "return [ipRegex.test('at 192.0.2.7'), 'mail ada@acme.example'.match(emailRegex), md5Regex.test('d41d8cd98f00b204e9800998ecf8427e'), urlRegex.exec('https://acme.example:8443/x?y')[3]]",
    [true, ['ada@acme.example'], true, '8443'],
  ],
  [
    'versions',
    "return [isDemistoVersionGE('6.5.0'), isDemistoVersionGE('99.0.0'), compareVersions('6.10.0', '6.9.0')]",
    [true, false, 1],
  ],
])('%s', (_what, script, expected) => {
  expect(returnedBy(script)).toEqual(expected);
});

describe('tables', () => {
  test('have a column for each property, or for those that are asked for', () => {
    expect(
      returnedBy(
        "return tableToMarkdown('Hosts', [{ name: 'a|b', id: 1 }, { name: null, tags: ['x', 'y'] }]);",
      ),
    ).toBe('### Hosts\n| id | name | tags |\n| --- | --- | --- |\n| 1 | a\\|b |   |\n|   |   | x,y |\n');
    expect(
      returnedBy(
        "return tblToMd('', { b: { c: 1 }, a: 'x\\ny' }, ['a', 'b'], '; ', function (h) { return h.toUpperCase(); });",
      ),
    ).toBe('| A | B |\n| --- | --- |\n| x<br>y | {"c":1} |\n');
    expect(returnedBy("return tableToMarkdown('IDs', [1, 2], 'ID');")).toBe(
      '### IDs\n| ID |\n| --- |\n| 1 |\n| 2 |\n',
    );
    expect(
      returnedBy("return tableToMarkdown('Nothing', [], ['a']) + tableToMarkdown('Nothing', null);"),
    ).toBe('### Nothing\nNo data returned\nNo data returned\n');
  });

  test('have other forms', () => {
    expect(returnedBy("return tableToHTML('T', [{ a: '<' }]);")).toBe(
      '<h3>T</h3><table border="1" cellspacing="0" cellpadding="3"><tr><th>a</th></tr><tr><td>&lt;</td></tr></table>',
    );
    expect(
      returnedBy(
        "return [arrayToMarkdownTable(['x'], 'H'), arrToMd([]), objToList({ a: [1] }, 'T'), objToMd({ b: { c: 1 } })];",
      ),
    ).toEqual(['|H|\n-\n|x|', '', '### T\n- a: 1\n', 'Key | Value\n- | -\nb.c | 1\n']);
  });

  test('an entry is made of what a translator names', () => {
    const entry = returnedBy(`
      return createEntry({ hosts: [{ id: 1, os: { name: 'x' } }] }, {
        contextPath: 'Acme.Host(val.ID === obj.ID)', title: 'Hosts', innerPath: 'hosts',
        data: [{ to: 'ID', from: 'id' }, { to: 'OS.Name', from: 'os.name', humanReadable: false }]
      });`);
    expect(entry).toMatchObject({
      Type: 1,
      ContentsFormat: 'json',
      HumanReadable: '### Hosts\n|  ID |\n| --- |\n| 1 |\n',
      EntryContext: { 'Acme.Host(val.ID === obj.ID)': [{ ID: 1, OS: { Name: 'x' } }] },
    });
  });
});

test.each<[string, unknown]>([
  ['a.b', [1, 2]],
  ['a[1].b', 2],
  ['a.[0].b', 1],
  ['a(val.b > 1).c', 'y'],
  ["a(val.c == ')')", undefined],
  ['a(val.b > 0)={ B: val.b }', [{ B: 1 }, { B: 2 }]],
  ['d', 'z'],
  ['none.b', undefined],
  ['get-verdict-info.md5', 'm'],
])('dq takes %s', (query, expected) => {
  const object = "{ a: [{ b: 1, c: 'x' }, { b: 2, c: 'y' }], d: 'z', 'get-verdict-info': { md5: 'm' } }";
  expect(returnedBy(`return dq(${object}, ${JSON.stringify(query)});`)).toEqual(expected);
});

test('easyDQ builds its query from functions', () => {
  const script =
    "return easyDQ({ a: [{ n: 1 }, { n: 2 }] }, 'a', function (obj) { return obj.n === 2; }, function (val) { return { N: val.n }; });";
  expect(returnedBy(script)).toEqual({ N: 2 });
});

test.each(['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'y'.repeat(64), 'z'.repeat(1000)])(
  'hashes %j',
  (message) => {
    const text = JSON.stringify(message);
    const key = 'k'.repeat(message.length % 100);
    expect(
      returnedBy(`return [SHA256_hash(${text}), HMAC_SHA256_MAC(${JSON.stringify(key)}, ${text})];`),
    ).toEqual([
      createHash('sha256').update(message).digest('hex'),
      createHmac('sha256', key).update(message).digest('hex'),
    ]);
  },
);

test('the state of an instance is merged by key', () => {
  const script = `
    setVersionedIntegrationContext({ hosts: [{ id: 1 }, { id: 2 }], gone: 'x' });
    mergeVersionedIntegrationContext({ newContext: { hosts: [{ id: 2, n: 'new' }, { id: 1, remove: true }], gone: 'remove' }, objectKey: { hosts: 'id' } });
    return getVersionedIntegrationContext();`;
  expect(returnedBy(script)).toEqual({ hosts: [{ id: 2, n: 'new' }] });
});

test('the user of a credential from a vault is where scripts look for it', () => {
  const params = {
    login: { identifier: '', password: 'p', credentials: { user: 'ada', vaultInstanceId: 'v' } },
    plain: { identifier: 'bob', password: 'p', credentials: { user: '', vaultInstanceId: '' } },
  };
  expect(returnedBy('return [params.login.identifier, params.plain.identifier];', { params })).toEqual([
    'ada',
    'bob',
  ]);
});

describe('the scope', () => {
  test('is shared: what a script declares takes the place of what the library has', () => {
    const script =
      "function objToStr() { return 'mine'; } formatCell = objToStr; return tableToMarkdown('', [{ a: 1 }]);";
    expect(returnedBy(script)).toContain('| mine |');
  });

  test('has every name of the library, those left out to say how to get the real one', () => {
    for (const name of commonLibraryNames.filter((each) => !['key', 'param'].includes(each))) {
      expect([name, returnedBy(`return typeof ${name};`)]).not.toEqual([name, 'undefined']);
    }
    expect(platformRun('return positiveUrl({});').error?.message).toBe(
      'positiveUrl is not in the common library of the local Cortex. Name the real one with --common-server.',
    );
  });

  test('can hold the real library in place of this one', () => {
    const real =
      'var entryTypes = { note: "real" };\nfunction fixUrl() { throw new Error("of the library"); }';
    const call = { command: 'c', params: {}, args: {} };
    const options = { level: 'platform', commonServer: real, file: 'Acme.js' } as const;
    const script = "if (entryTypes.note !== 'real') throw 'other';\nfixUrl();";
    const { error } = executeScript(script, call, memoryHost(), options);
    expect(error?.message).toBe('of the library');
    expect(error?.stack?.split('\n')).toEqual(['Error: of the library', '    at Acme.js:2:1']);
  });
});

describe('the level of the platform', () => {
  test.each<[string, unknown]>([
    ['const f = ({ a = 1, ...rest }) => [a, ...Object.keys(rest)]; return f({ b: 2 });', [1, 'b']],
    ['return Array.from(new Set([1, 1, 2])).map((n) => n ** 2);', [1, 4]],
    ['class A { #x = 1; get x() { return this.#x; } } return new A().x;', 1],
    ['function* g() { yield 1; } return [...g()];', [1]],
    ["return [1].includes(1) && 'a'.padStart(2, '-') && Object.entries({ a: 1 })[0][0];", 'a'],
    [
      "console.log('seen'); return typeof Promise + typeof Symbol + typeof globalThis;",
      'functionfunctionobject',
    ],
    ['return JSON.stringify({ ...{ a: 1 } }) + `3`;', '{"a":1}3'],
  ])('%s', (script, expected) => {
    expect(returnedBy(script)).toEqual(expected);
  });

  test.each([
    'Intl',
    'WeakRef',
    'setTimeout',
    'fetch',
    'URL',
    'process',
    'require',
    'WebAssembly',
    'Atomics',
    'SharedArrayBuffer',
    'structuredClone',
    'TextEncoder',
    'Buffer',
  ])('has no %s', (name) => {
    expect(returnedBy(`return typeof ${name};`)).toBe('undefined');
  });

  test.each([
    ["import('x');", 'import()'],
    ['async function f() { for await (var x of []) {} }', 'for await'],
    ['async function* f() {}', 'async function*'],
    ["import a from 'a';", 'cannot be read'],
  ])('refuses %s', (script, problem) => {
    expect(() => returnedBy(script)).toThrow(problem);
  });
});
