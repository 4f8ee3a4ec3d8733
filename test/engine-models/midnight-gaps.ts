/**
 * What robfig/cron does where a gap holds 00:00 or a change is no whole hour. The model and the real
 * library are asked the same rows. Times are UTC; a search begins one second before `from`.
 */
export interface Row {
  readonly zone: string;
  readonly expression: string;
  readonly from: string;
  readonly until: string;
  readonly starts: readonly string[];
}

export const midnightGaps: readonly Row[] = [
  {
    zone: 'Africa/Cairo',
    expression: '0 9 * * 5',
    from: '2026-04-20T00:00',
    until: '2026-05-03T00:00',
    starts: ['2026-05-01T06:00'],
  },
  {
    zone: 'Africa/Cairo',
    expression: '0 9 24 * *',
    from: '2026-04-20T00:00',
    until: '2026-06-03T00:00',
    starts: ['2026-05-24T06:00'],
  },
  {
    zone: 'Africa/Cairo',
    expression: '0 9 * * 4',
    from: '2026-04-20T00:00',
    until: '2026-05-03T00:00',
    starts: ['2026-04-23T07:00', '2026-04-24T06:00', '2026-04-30T06:00'],
  },
  {
    zone: 'Africa/Cairo',
    expression: '0 9 30 4 *',
    from: '2026-01-01T00:00',
    until: '2029-01-01T00:00',
    starts: ['2026-04-30T06:00', '2028-04-30T06:00'],
  },
  {
    zone: 'Africa/Cairo',
    expression: '0 9 * * 1-5',
    from: '2026-04-22T00:00',
    until: '2026-04-28T00:00',
    starts: ['2026-04-22T07:00', '2026-04-23T07:00', '2026-04-24T06:00', '2026-04-27T06:00'],
  },
  {
    zone: 'Asia/Beirut',
    expression: '0 9 * * 0',
    from: '2026-03-25T00:00',
    until: '2026-04-06T00:00',
    starts: ['2026-04-05T06:00'],
  },
  {
    zone: 'Asia/Beirut',
    expression: '0 9 * * 6',
    from: '2026-03-25T00:00',
    until: '2026-04-06T00:00',
    starts: ['2026-03-28T07:00', '2026-03-29T06:00', '2026-04-04T06:00'],
  },
  {
    zone: 'America/Santiago',
    expression: '0 9 * * 6',
    from: '2026-09-01T00:00',
    until: '2026-09-14T00:00',
    starts: ['2026-09-05T13:00', '2026-09-06T12:00', '2026-09-12T12:00'],
  },
  {
    zone: 'America/Santiago',
    expression: '0 9 5 9 *',
    from: '2026-09-01T00:00',
    until: '2027-09-14T00:00',
    starts: ['2026-09-05T13:00', '2026-09-06T12:00', '2027-09-05T12:00'],
  },
  {
    zone: 'America/Havana',
    expression: '0 9 * * 6',
    from: '2026-03-03T00:00',
    until: '2026-03-16T00:00',
    starts: ['2026-03-07T14:00', '2026-03-08T13:00', '2026-03-14T13:00'],
  },
  {
    zone: 'Atlantic/Azores',
    expression: '0 9 28 3 *',
    from: '2026-03-25T00:00',
    until: '2027-05-01T00:00',
    starts: ['2026-03-28T10:00', '2026-03-29T09:00', '2027-03-28T09:00'],
  },
  {
    zone: 'Australia/Lord_Howe',
    expression: '0 9 * * *',
    from: '2026-04-03T00:00',
    until: '2026-04-07T00:00',
    starts: ['2026-04-03T22:00', '2026-04-05T22:30', '2026-04-06T22:30'],
  },
  {
    zone: 'Australia/Lord_Howe',
    expression: '0 9 * * *',
    from: '2026-10-02T00:00',
    until: '2026-10-06T00:00',
    starts: ['2026-10-02T22:30', '2026-10-04T22:00', '2026-10-05T22:00'],
  },
  {
    zone: 'Australia/Lord_Howe',
    expression: '0 0 * * 0',
    from: '2026-04-01T00:00',
    until: '2026-04-27T00:00',
    starts: ['2026-04-04T13:00', '2026-04-18T13:30', '2026-04-25T13:30'],
  },
  {
    zone: 'Australia/Lord_Howe',
    expression: '0 0 5 4 *',
    from: '2026-01-01T00:00',
    until: '2029-01-01T00:00',
    starts: ['2026-04-04T13:00', '2028-04-04T13:30'],
  },
  {
    zone: 'Pacific/Chatham',
    expression: '50 3 * * *',
    from: '2026-04-02T00:00',
    until: '2026-04-10T00:00',
    starts: ['2026-04-02T14:05', '2026-04-03T14:05', '2026-04-04T14:05'],
  },
  {
    zone: 'Africa/Cairo',
    expression: '0 0 * * *',
    from: '2026-04-22T00:00',
    until: '2026-04-27T00:00',
    starts: ['2026-04-22T22:00', '2026-04-24T21:00', '2026-04-25T21:00', '2026-04-26T21:00'],
  },
];
