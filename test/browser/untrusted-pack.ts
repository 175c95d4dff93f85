import {
  type FormParameter,
  integrationPath,
  packId,
  stationPack,
  stations,
  weatherIntegration,
  yamlOf,
} from '../fixtures/weather-pack.js';

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
  const yaml = weatherIntegration({ ...stations, script: script(bait) });
  const named = { name: `Untrusted ${bait.html}`, currentVersion: stations.version };
  const configuration = [
    ...yaml.configuration,
    { name: 'mirror', display: 'Mirror', type: 0, advanced: true, defaultvalue: seenAddress },
    { name: 'code', display: 'Code', type: 4, defaultvalue: unseenAddress },
  ];
  const integration = {
    ...yaml,
    display: `Weather ${bait.html}`,
    description: bait.all,
    detaileddescription: bait.all,
    image: `${elsewhere}/logo.png`,
    configuration: configuration.map(({ display, ...parameter }: FormParameter) => ({
      ...parameter,
      ...(display === undefined ? {} : { display: `${display}${bait.html}` }),
      additionalinfo: bait.all,
    })),
    script: {
      ...yaml.script,
      commands: yaml.script.commands.map((command) => ({ ...command, description: bait.all })),
    },
  };
  return stationPack('', {
    [integrationPath]: yamlOf(integration),
    'metadata.json': JSON.stringify({ id: packId, ...named }),
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
