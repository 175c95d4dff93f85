/** Official checks for the kinds of content that are validated here, which no rule repeats, and why. */
export const uncheckedOfficialCodes: readonly { readonly codes: readonly string[]; readonly why: string }[] =
  [
    {
      codes: ['BC100-BC109', 'IN164', 'PA114', 'PA121', 'RN105', 'RN106', 'RN107', 'RN111', 'GR107'],
      why: 'They compare with an earlier state of the repository.',
    },
    { codes: ['DO100-DO103', 'DO105', 'DO106'], why: 'They ask a registry for images. JavaScript has none.' },
    { codes: ['BA119', 'BA124'], why: 'They look into Python code.' },
    {
      codes: [
        'IN101',
        'IN106',
        'IN107',
        'IN109-IN112',
        'IN122',
        'IN131',
        'IN141',
        'IN144',
        'IN154',
        'IN159',
        'IN163',
        'IN165-IN168',
      ],
      why: 'They are about feeds, reputation commands, mirroring, MCP and beta integrations, which are no event collectors.',
    },
    { codes: ['IM106'], why: 'It compares with images that only the SDK has.' },
    { codes: ['IN139'], why: 'It holds for the packs on a list that the platform keeps.' },
    { codes: ['IN140', 'CJ100-CJ107'], why: 'They read the test configuration of the official repository.' },
    { codes: ['BA116', 'BA112', 'RP101', 'VC100', 'VC101'], why: 'They are about other kinds of content.' },
  ];
