var words = args.value.split(/\s+/);
return { Type: 1, ContentsFormat: "json", Contents: words.length, EntryContext: { "Words.Count": words.length } };
