/**
 * Official checks that a pack may ignore in its `.pack-ignore`; all others are reported whatever stands there. From the
 * official SDK (validate/sdk_validation_config.toml, ignorable_errors, and ALWAYS_RUN_ON_ERROR_CODE).
 */
export const ignorableChecks: ReadonlySet<string> = new Set(
  [
    'BA101 BA106 BA108 BA109 BA110 BA111 BA113 BA116 BA119 BA124 BA125 BA127 BA129 BA130',
    'SC100 SC101 SC105 SC106 SC110',
    'DS108 GF102 GR103 IM111 LO107 MR108 PR101 RP102 VC100 VC101 AS103 AG112 AG117',
    'IF100 IF106 IF113 IF115 IF116',
    'IN107 IN109 IN110 IN122 IN123 IN126 IN135 IN139 IN144 IN145 IN153 IN154 IN161 IN163',
    'PA113 PA124 PA125 PA127 PA134',
    'PB104 PB105 PB106 PB114 PB115 PB116 PB118 PB119 PB121',
    'RM100 RM102 RM104 RM108 RM110 RM113 RM115 RM116 RM117',
    'RN112 RN113 RN114 RN115 RN116',
  ].flatMap((codes) => codes.split(' ')),
);
