import { parse, stringify } from 'yaml';
import { packFiles, zipOf } from '../fixtures/pack-fixture.js';

/** Where an untrusted pack would like the page to call. */
export interface Lure {
  readonly elsewhere: string;
}

/**
 * A pack that tries to get out: everything of it that the page shows holds markup, links and pictures that would call
 * elsewhere or run script if the page took them for more than text.
 */
export function untrustedPack({ elsewhere }: Lure): Uint8Array {
  const bait = baitOf(elsewhere);
  const files = packFiles(script(bait));
  const file = 'Integrations/integration-Weather.yml';
  const yaml = parse(files[file] ?? '', { version: '1.1' });
  yaml.display = `Weather ${bait.html}`;
  yaml.description = bait.all;
  yaml.detaileddescription = bait.all;
  yaml.image = `${elsewhere}/logo.png`;
  yaml.configuration.push(
    { name: 'mirror', display: 'Mirror', type: 0, advanced: true, defaultvalue: seenAddress },
    { name: 'code', display: 'Code', type: 4, defaultvalue: unseenAddress },
  );
  for (const parameter of yaml.configuration) {
    parameter.additionalinfo = bait.all;
    if (parameter.display) parameter.display += bait.html;
  }
  for (const command of yaml.script.commands) command.description = bait.all;
  const named = { name: `Untrusted ${bait.html}`, currentVersion: '1.2.3' };
  return zipOf({
    ...files,
    [file]: stringify(yaml, { version: '1.1', lineWidth: 0 }),
    'metadata.json': JSON.stringify({ id: 'WeatherCollector', ...named }),
    'pack_metadata.json': JSON.stringify(named),
  });
}

interface Bait {
  readonly html: string;
  readonly all: string;
}

function baitOf(elsewhere: string): Bait {
  const html =
    `<script>window.taken='script'</script><img src="${elsewhere}/img" onerror="window.taken='img'">` +
    `<svg onload="window.taken='svg'"></svg><iframe src="${elsewhere}/frame"></iframe>` +
    `<style>@import url(${elsewhere}/style)</style><a href="javascript:window.taken='a'">html link</a>`;
  const markdown = [
    '# A heading',
    html,
    `![picture](${elsewhere}/picture.png)`,
    `[script link](javascript:window.taken='link')`,
    `[data link](data:text/html,<script>parent.taken='data'</script>)`,
    '[file link](file:///etc/passwd)',
    `[honest link](${elsewhere}/honest)`,
    `<${elsewhere}/auto>`,
    `| a | b |\n| --- | --- |\n| ${html} | [cell](javascript:window.taken='cell') |`,
  ];
  return { html, all: markdown.join('\n\n') };
}

/** A name that shows itself, and what follows it, from right to left. */
export const turnedName = 'user\u202egnp.exe';

/** Defaults of the untrusted form: one that is read there, and one behind dots. */
export const seenAddress = 'https://mirror.example';
export const unseenAddress = 'https://behind-dots.example';

/** Shows the bait in every kind of entry, in the log, and as an error; for other stations what is too much to draw. */
function script({ html, all }: Bait): string {
  const text = JSON.stringify(all);
  return `
    log(${text});
    logError(${JSON.stringify(html)});
    if (command === 'test-module') { throw new Error(${text}); }
    if (command === 'fetch-events') {
      var state = {};
      for (var key = 0; key < 60000; key += 1) { state['k' + key] = key; }
      setLastRun(state);
      return 'ok';
    }
    if (command === 'weather-status') { throw new Error(${text}); }
    if (args.station === 'wide') {
      var rows = [];
      for (var row = 0; row < 20; row += 1) {
        rows.push({});
        for (var column = 0; column < 60000; column += 1) { rows[row]['c' + column] = column; }
      }
      return { Type: 1, ContentsFormat: 'table', Contents: rows };
    }
    if (args.station === 'many') {
      var entries = [];
      while (entries.length < 60000) {
        entries.push({ Type: 1, ContentsFormat: 'text', Contents: 'entry ' + entries.length });
      }
      return entries;
    }
    if (args.station === 'turned') {
      return { Type: 1, ContentsFormat: 'json', Contents: { 'user\\u202egnp.exe': 'plain value' } };
    }
    return [
      { Type: 1, ContentsFormat: 'markdown', Contents: ${text}, HumanReadable: ${text} },
      { Type: 1, ContentsFormat: 'html', Contents: ${text} },
      { Type: 1, ContentsFormat: 'text', Contents: ${text} },
      { Type: 1, ContentsFormat: 'table', Contents: [{ ${JSON.stringify(html)}: ${text} }] },
      { Type: 1, ContentsFormat: 'json', Contents: { ${JSON.stringify(html)}: ${text} } }
    ];
  `;
}
