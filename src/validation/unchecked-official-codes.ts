/** Official checks for the kinds of content that are validated here, which no rule repeats, and why. */
export const uncheckedOfficialCodes: readonly { readonly codes: readonly string[]; readonly why: string }[] =
  [
    {
      codes: ['BC100-BC109', 'IN164', 'PA114', 'PA121', 'RN105', 'RN106', 'RN107', 'RN111', 'GR107'],
      why: 'They compare with an earlier state of the repository.',
    },
    { codes: ['DO100-DO103', 'DO105', 'DO106'], why: 'They ask a registry for images. JavaScript has none.' },
    {
      codes: [
        'IN101',
        'IN106',
        'IN107',
        'IN109-IN112',
        'IN122',
        'IN131',
        'IN141',
        'IN159',
        'IN163',
        'IN165-IN168',
      ],
      why: 'They are about feeds, reputation commands, mirroring, MCP and beta integrations, which are no event collectors.',
    },
    { codes: ['IM106'], why: 'It compares with images that only the SDK has.' },
    { codes: ['IN139'], why: 'It holds for the packs on a list that the platform keeps.' },
    { codes: ['IN140', 'CJ100-CJ107'], why: 'They read the test configuration of the official repository.' },
    {
      codes: ['BA112', 'BA129', 'SC101', 'SC105'],
      why: 'They hold for packs and policies on lists that the platform keeps.',
    },
    {
      codes: ['IF111', 'IF117', 'PB131', 'PB133', 'PB134', 'SC109', 'SC110'],
      why: 'They compare with an earlier state or with all content of the official repository.',
    },
    {
      codes: ['AG100-AG118', 'AS101-AS109', 'GF100-GF102', 'MC101', 'MC102', 'VC100', 'VC101'],
      why: 'They are about kinds of content that are only parsed here.',
    },
  ];
