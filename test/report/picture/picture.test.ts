import { afterEach, describe, expect, test } from 'vitest';
import { type Document, parseDocument } from 'yaml';
import { withHeader } from '../../../src/emit/header.ts';
import { pageContext } from '../../../src/report/page-context.ts';
import { heightOf, type Shape } from '../../../src/report/picture/drawing.ts';
import { roundScale } from '../../../src/report/picture/load-block.ts';
import { stretchesOf } from '../../../src/report/picture/stretches.ts';
import { svgOf } from '../../../src/report/picture/svg.ts';
import { schedulePicture } from '../../../src/report/schedule-picture.ts';
import { catalogOf, realBaseline, realSource } from '../read-catalog.ts';
import { drawnIn, parsedXml, pictureOf, textOf, writtenIn } from './drawn.ts';

type Edit = (source: Document) => void;

/** The whole file that compile writes for the real schedule, after edits of its source. */
function fileOf(...edits: readonly Edit[]): string {
  const source = parseDocument(realSource);
  for (const edit of edits) edit(source);
  const catalog = catalogOf(source.toString(), realBaseline);
  return withHeader(schedulePicture(pageContext(catalog, [], [])), catalog.sourcePath);
}

const set =
  (value: unknown, ...path: readonly string[]): Edit =>
  (source) =>
    source.setIn(path, source.createNode(value));

/** How many lines of the one are not in the other, counted with repeats. */
function linesLost(from: string, to: string): number {
  const rest = to.split('\n');
  return from.split('\n').filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  }).length;
}

describe('a review of the real picture', () => {
  const before = fileOf();
  const fixed = [
    ...'processar_retomadas sincronizar_templates consolidar_metricas_grupos'.split(' '),
    ...'avaliar_conversas_pendentes doctor_state_manutencao_diaria limpar_grupos_finalizados'.split(
      ' ',
    ),
    ...'report_manha report_almoco report_tarde report_fim_dia report_semanal'.split(' '),
  ];
  const moved = fixed.flatMap((job) =>
    ['00:00', '05:30', '12:07', '23:59'].map((time) => ({
      what: `${job} at ${time}`,
      edit: set(time, 'jobs', job, 'times'),
    })),
  );
  const others = [
    { what: 'an interval', edit: set('*/10 * * * *', 'jobs', 'verificar_whatsapp', 'schedule') },
    { what: 'a window', edit: set('14:30-15:30', 'windows', 'tarde', 'hours') },
    {
      what: 'one of two times',
      edit: set('16:45', 'jobs', 'processar_followups', 'times', 'tarde'),
    },
    { what: 'weekdays', edit: set('mon-fri', 'jobs', 'report_almoco', 'weekdays') },
    { what: 'a pause', edit: set({ reason: 'x' }, 'jobs', 'processar_grupos', 'paused') },
    { what: 'a label', edit: set('Relatórios', 'categories', 'report', 'label') },
  ];

  test.each([...moved, ...others])('reads at most four lines for $what', ({ edit }) => {
    const after = fileOf(edit);
    expect(after).not.toBe(before);
    expect(linesLost(before, after)).toBeLessThanOrEqual(4);
    expect(linesLost(after, before)).toBeLessThanOrEqual(4);
  });

  test.each(['critico', 'monitoramento', 'report'])(
    'reads at most seven for a new job of %s',
    (category) => {
      const job = { category, times: '04:15', endpoint: '/jobs/novo' };
      const after = fileOf(set(job, 'jobs', 'novo'));
      expect(linesLost(before, after)).toBeLessThanOrEqual(6);
      expect(linesLost(after, before)).toBeLessThanOrEqual(7);
    },
  );
});

describe('the same bytes', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  test.each(['UTC', 'America/New_York', 'Asia/Tokyo'])('on a machine in %s', (zone) => {
    const expected = fileOf();
    process.env.TZ = zone;
    expect(fileOf()).toBe(expected);
  });
});

const targets = 'targets:\n  crontab: { user: jobs }\n';

function yaml(jobs: string, more = ''): string {
  return `version: 1\ntimezone: America/Sao_Paulo\nanchor: 2026-01-05\nlocale: en\n${more}defaults: { targets: [crontab] }\njobs:\n${jobs}${targets}`;
}

/** The jobs of a picture, one with each trigger: `a`, `b`, … */
function drawing(triggers: readonly string[], more = '') {
  const jobs = triggers.map((trigger, i) => {
    return `  ${String.fromCharCode(97 + i)}: { ${trigger}, endpoint: /x }\n`;
  });
  const picture = pictureOf(catalogOf(yaml(jobs.join(''), more)));
  const lanes = picture.blocks.flatMap(({ rows }) => rows);
  /** The shapes of the row with the job's name. */
  const of = (job: string): readonly Shape[] =>
    lanes.find(({ shapes }) =>
      shapes.some(
        (one) =>
          one.kind === 'label' && / [a-z]$/.test(textOf(one)) && textOf(one).endsWith(` ${job}`),
      ),
    )?.shapes ?? [];
  const marks = (job: string) => of(job).flatMap((shape) => (shape.kind === 'mark' ? [shape] : []));
  const bands = (job: string) => of(job).flatMap((shape) => (shape.kind === 'band' ? [shape] : []));
  const words = (job: string) =>
    of(job).flatMap((shape) => (shape.kind === 'label' ? [textOf(shape)] : []));
  return { picture, marks, bands, words };
}

describe('a job', () => {
  test.each([
    ['every day', 'times: "10:00"', 'daily', '10:00 a'],
    ['from Monday to Friday', 'times: "10:00", weekdays: mon-fri', 'weekdays', '10:00 a'],
    ['once a week', 'times: "10:00", weekdays: mon', 'other', 'Mon 10:00 a'],
    ['on dates', 'schedule: "0 10 1 * *"', 'other', 'day 1 10:00 a'],
    [
      'on weekdays of one month',
      'schedule: "0 10 * 3 1-5"',
      'other',
      'Mon–Fri, only in March 10:00 a',
    ],
    [
      'on other days at two times',
      'schedule: "0 10,14 * * 2,4"',
      'other',
      'Tue and Thu 10:00, 14:00 a',
    ],
  ])('%s has a shape of its own, and words where that does not tell', (_, trigger, days, said) => {
    const { marks, words } = drawing([trigger]);
    expect(marks('a')[0]).toMatchObject({ days, isHeld: false });
    expect(words('a')).toEqual([said]);
  });

  test('stands where its time is: 0.4 a minute from 12 on', () => {
    const { marks } = drawing(['times: "00:00"', 'times: "12:00"', 'times: "23:59"']);
    expect(['a', 'b', 'c'].map((job) => marks(job)[0]?.x)).toEqual([12, 300, 587.6]);
  });

  test.each([
    ['itself', 'times: "10:00", paused: { reason: x }', ''],
    [
      'its category',
      'times: "10:00", category: c',
      'categories: { c: { label: C, paused: { reason: x } } }\n',
    ],
  ])('that is paused by %s is hollow', (_, trigger, more) => {
    expect(drawing([trigger], more).marks('a')[0]).toMatchObject({ isHeld: true });
  });

  test('of another zone is shown on the file’s clock and day, with a star that the legend explains', () => {
    const trigger = 'schedule: "0 9 * * 1-5", timezone: Asia/Tokyo';
    const { picture, marks, words } = drawing([trigger]);
    expect(marks('a')[0]).toMatchObject({ x: 12 + 21 * 24, days: 'other' });
    expect(words('a')).toEqual(['Mon–Thu and Sun 21:00* a']);
    const said = writtenIn(picture).map(({ text }) => text);
    expect(said).toContain('* another zone, as in the week of 2026-01-05');
  });

  test('of another zone is shown as the week of the anchor begins, before its clock changes', () => {
    const file = (anchor: string) =>
      pictureOf(
        catalogOf(
          `version: 1\ntimezone: America/New_York\nanchor: ${anchor}\njobs:\n  a: { times: "12:00", timezone: UTC, endpoint: /x, targets: [crontab] }\n${targets}`,
        ),
      );
    const timeIn = (anchor: string) =>
      writtenIn(file(anchor)).find(({ text }) => text.endsWith(' a'))?.text;
    expect([timeIn('2026-03-02'), timeIn('2026-03-09')]).toEqual(['07:00* a', '08:00* a']);
  });

  test.each([
    ['all day', '*/15 * * * *', [[12, 588]], 'every 15 min a'],
    ['once an hour', '17 * * * *', [[12, 588]], 'every hour at minute 17 a'],
    ['between two hours', '*/30 6-21 * * *', [[156, 528]], 'every 30 min from 06:00 to 21:30 a'],
    ['every few hours', '0 */6 * * *', [[12, 588]], 'every 6 hours a'],
  ])('that goes on %s is a band with its interval', (_, schedule, ends, said) => {
    const { bands, words } = drawing([`schedule: "${schedule}"`]);
    expect(bands('a').map(({ x, width }) => [x, x + width])).toEqual(ends);
    expect(words('a')).toEqual([said]);
  });
});

test('stretches keep apart what lies further apart than an hour, and meet over midnight only all day', () => {
  const every10 = (hours: readonly number[]) =>
    hours.flatMap((hour) => [0, 10, 20, 30, 40, 50].map((minute) => hour * 60 + minute));
  expect(stretchesOf(every10([22, 23, 0, 1])).map(({ from, until }) => [from, until])).toEqual([
    [0, 110],
    [1320, 1430],
  ]);
  expect(stretchesOf([5, 20, 65, 80])).toEqual([{ from: 5, until: 80 }]);
  expect(stretchesOf([0, 720])).toEqual([{ from: 0, until: 1440, beat: { first: 0, step: 720 } }]);
});

describe('a window', () => {
  const hours = (text: string, more = '') =>
    drawing(
      ['times: "01:00"'],
      `windows: { w: { label: Night, hours: "${text}", types: [Offers, News]${more} } }\n`,
    );
  const shades = (picture: ReturnType<typeof pictureOf>) =>
    drawnIn(picture).flatMap(({ shape }) => (shape.kind === 'shade' ? [shape] : []));

  test.each([
    ['10:00-11:00', [[252, 276]]],
    [
      '22:00-02:00',
      [
        [540, 588],
        [12, 60],
      ],
    ],
    ['23:00-24:00', [[564, 588]]],
    ['00:00-24:00', [[12, 588]]],
  ])('from %s is shaded there, with its label and types', (text, ends) => {
    const { picture } = hours(text);
    expect(shades(picture).map(({ x, width }) => [x, x + width])).toEqual(ends);
    expect(writtenIn(picture).map((one) => one.text)).toContain('Night Offers, News');
  });

  test('that is paused is hollow', () => {
    const { picture } = hours('10:00-11:00', ', paused: { reason: x }');
    expect(shades(picture)).toMatchObject([{ isHeld: true }]);
  });

  test('is no row where there is none', () => {
    const { picture } = drawing(['times: "01:00"']);
    expect(shades(picture)).toEqual([]);
  });
});

describe('the load', () => {
  const kinds = (picture: ReturnType<typeof pictureOf>) =>
    drawnIn(picture).map(({ shape }) => shape.kind);

  test('has a line for before only where there is a baseline', () => {
    const { picture } = drawing(['times: "01:00"']);
    expect(kinds(picture)).toContain('after');
    expect(kinds(picture)).not.toContain('before');
    const compared = catalogOf(
      yaml('  a: { times: "01:00", endpoint: /x }\n', 'baseline: b.yaml\n'),
      'version: 1\njobs:\n  a: { schedule: "* * * * *" }\n',
    );
    expect(kinds(pictureOf(compared))).toContain('before');
  });

  test.each([
    [0, 1],
    [0.14, 1],
    [1, 1],
    [1.1, 1.2],
    [86.6, 100],
    [208.6, 250],
    [1000, 1000],
    [1001, 1200],
  ])('of %d an hour at most has a scale up to %d', (most, scale) => {
    expect(roundScale(most)).toBe(scale);
  });
});

describe('a crowded schedule', () => {
  const jobs = (count: number, trigger: string) => Array.from({ length: count }, () => trigger);
  const crowd = (triggers: readonly string[]) => {
    const text = triggers.map((trigger, i) => `  job_${i}: { ${trigger}, endpoint: /x }\n`);
    return writtenIn(pictureOf(catalogOf(yaml(text.join(''))))).map((one) => one.text);
  };

  test('names up to forty jobs, and counts more of them by interval and hour', () => {
    const forty = crowd(jobs(40, 'times: "03:00"'));
    expect(forty.filter((text) => text.startsWith('03:00 job_'))).toHaveLength(40);
    const more = crowd([...jobs(30, 'times: "03:00"'), ...jobs(12, 'schedule: "*/5 * * * *"')]);
    expect(more).toEqual(expect.arrayContaining(['42 jobs', '30', 'every 5 min 12 jobs']));
    expect(more.filter((text) => text.includes('job_'))).toEqual([]);
  });

  test('shows four intervals and counts the others', () => {
    const minutes = Array.from({ length: 41 }, (_, i) => `schedule: "${i} * * * *"`);
    expect(crowd(minutes)).toContain('and 37 jobs at other intervals');
  });

  test('of more than 99 in an hour counts by two hours', () => {
    const counted = crowd([...jobs(120, 'times: "03:00"'), ...jobs(5, 'times: "04:00"')]);
    expect(counted).toEqual(expect.arrayContaining(['120', '5']));
    expect(crowd([...jobs(120, 'times: "02:00"'), ...jobs(5, 'times: "03:00"')])).toContain('125');
  });
});

test('of 300 categories is no deeper than readers of XML go, and as high as its lanes', () => {
  const names = Array.from({ length: 300 }, (_, i) => `c${i}`);
  const categories = names.map((name) => `  ${name}: { label: ${name} }\n`).join('');
  const each = names.map(
    (name) => `  job_${name}: { category: ${name}, times: "10:00", endpoint: /x }\n`,
  );
  const picture = pictureOf(catalogOf(yaml(each.join(''), `categories:\n${categories}`)));
  let [depth, deepest, lowest, tops] = [0, 0, 0, [0]];
  for (const line of svgOf(picture).split('\n')) {
    const down = /^<g class="\w+" transform="translate\(0 ([\d.]+)\)">$/.exec(line)?.[1];
    if (line === '</g>') depth -= 1;
    if (down === undefined) continue;
    depth += 1;
    deepest = Math.max(deepest, depth);
    tops = [...tops.slice(0, depth), (tops[depth - 1] ?? 0) + Number(down)];
    lowest = Math.max(lowest, tops[depth] ?? 0);
  }
  expect(deepest).toBeLessThanOrEqual(200);
  expect(lowest + (picture.blocks.at(-1)?.height ?? 0)).toBe(heightOf(picture));
});

describe('text of anybody', () => {
  const label = '</text><script>a</script>&"\' \u0001\u202e\ud800\uffff';
  const source = JSON.stringify({
    version: 1,
    timezone: 'UTC',
    defaults: { targets: ['crontab'] },
    categories: { c: { label } },
    windows: { w: { label, hours: '10:00-11:00', types: [label, 'x'.repeat(200)] } },
    jobs: { a: { category: 'c', times: '10:00', endpoint: '/x' } },
    targets: { crontab: { user: 'jobs' } },
  });
  const text = withHeader(
    schedulePicture(pageContext(catalogOf(source), [], [])),
    'a--b/jobs.yaml',
  );
  const { elements, texts } = parsedXml(text);

  test('stays text, without what XML has no place for or nobody sees', () => {
    expect(elements.map(({ name }) => name)).not.toContain('script');
    expect(texts).toContain('</text><script>a</script>&"\' \ufffd\ufffd\ufffd\ufffd');
  });

  test('is in one line', () => {
    const lines = (text.match(/\n/g) ?? []).length;
    const plain = source.replaceAll(JSON.stringify(label), '"x"');
    const other = withHeader(schedulePicture(pageContext(catalogOf(plain), [], [])), 'jobs.yaml');
    expect(lines).toBe((other.match(/\n/g) ?? []).length);
  });
});

describe('people who do not see it', () => {
  test.each([
    [
      'en',
      'Job schedule',
      '24 jobs in 11 categories, from 00:00 to 24:00, Brasília time (America/Sao_Paulo)',
    ],
    [
      'pt-BR',
      'Agenda de jobs',
      '24 jobs em 11 categorias, de 00:00 a 24:00, horário de Brasília (America/Sao_Paulo)',
    ],
  ] as const)('hear in %s what it is', (locale, title, subject) => {
    const catalog = { ...catalogOf(realSource, realBaseline), locale };
    const { body } = schedulePicture(pageContext(catalog, [], []));
    const [svg] = parsedXml(body).elements;
    expect(svg).toMatchObject({
      name: 'svg',
      attributes: { role: 'img', 'aria-labelledby': 'title', 'aria-describedby': 'desc' },
    });
    expect(body).toContain(`<title id="title">${title}</title>`);
    expect(body).toContain(`<desc id="desc">${subject}`);
  });
});

test('letters are 9 pixels high or more where the picture is 380 wide', () => {
  const [svg] = parsedXml(fileOf()).elements;
  const [, , width] = (svg?.attributes.viewBox ?? '').split(' ').map(Number);
  const sizes = [...fileOf().matchAll(/font:([\d.]+)px/g)].map(([, size]) => Number(size));
  expect(sizes).not.toEqual([]);
  for (const size of sizes) expect((size * 380) / (width ?? 0)).toBeGreaterThanOrEqual(9);
});
