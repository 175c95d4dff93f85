function getHost(name) {
  let url = `${params.server}/hosts/${name}`;
  const answer = http(url, { Method: 'GET', Headers: {} });
  return JSON.parse(answer.Body);
}

switch (command) {
  case 'test-module': return 'ok';
  case 'inventory-host-isolate': {
    const host = getHost(args.host);
    if (host.state !== 'isolated') {
      return { Type: entryTypes.note, Contents: 'Waiting.', ContentsFormat: formats.text,
        PollingCommand: 'inventory-host-isolate', NextRun: '30', Timeout: '600', PollingArgs: args };
    }
    return { Type: entryTypes.note, Contents: host, ContentsFormat: formats.json, EntryContext: { 'Inventory.Host': host } };
  }
}
