import type { Simulator } from '../../simulator.ts';
import { restAs, type Rest } from '../rest.ts';
import { OWNER, SITE_URL, testWorld } from '../testWorld.ts';

let simulator: Simulator;
let rest: Rest;
const ITEMS = "_api/web/lists/getbytitle('Big')/items";

async function freshList(): Promise<void> {
  ({ simulator } = await testWorld());
  rest = restAs(simulator, { user: OWNER });
  await rest('POST', '_api/web/lists', { Title: 'Big', BaseTemplate: 100 });
  for (const xml of [
    '<Field Type="Text" DisplayName="Key" Indexed="TRUE" EnforceUniqueValues="TRUE"/>',
    '<Field Type="Text" DisplayName="Bucket" Indexed="TRUE"/>',
    '<Field Type="Text" DisplayName="Plain"/>',
    '<Field Type="DateTime" DisplayName="At" Format="DateTime" Indexed="TRUE"/>',
    '<Field Type="Calculated" DisplayName="Sum"><Formula>=1</Formula></Field>',
    '<Field Type="Note" DisplayName="Long"/>',
  ])
    await rest('POST', "_api/web/lists/getbytitle('Big')/fields/createfieldasxml", { parameters: { SchemaXml: xml } });
}

/** Every hundredth row is rare; half of them are common. */
function seed(count: number): void {
  simulator.sharePoint.seedItems(
    'Big',
    SITE_URL,
    Array.from({ length: count }, (_, at) => ({
      Key: `k${at + 1}`,
      Bucket: (at + 1) % 100 === 0 ? 'rare' : at % 2 ? 'even' : 'odd',
      Plain: (at + 1) % 100 === 0 ? 'rare' : 'common',
      At: `2026-01-01T${String(Math.floor(at / 3600) % 24).padStart(2, '0')}:${String(Math.floor(at / 60) % 60).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}Z`,
    })),
  );
}

const ask = async (query: string) => rest('GET', `${ITEMS}?$select=Id&${query}`);
const caml = async (where: string, more = '') =>
  rest('POST', "_api/web/lists/getbytitle('Big')/getitems?$select=Id", {
    query: {
      ViewXml: `<View><Query>${where ? `<Where>${where}</Where>` : ''}${more}</Query><ViewFields><FieldRef Name="Title"/></ViewFields><RowLimit>5000</RowLimit></View>`,
    },
  });
const eq = (field: string, text: string): string => `<Eq><FieldRef Name="${field}"/><Value Type="Text">${text}</Value></Eq>`;

const THRESHOLD = '-2147024860, Microsoft.SharePoint.SPQueryThrottledException';

describe.each([
  [4999, 49, 49],
  [5001, 50, 50],
  [20_000, 200, 50],
  [100_000, 1000, 50],
])('with %i rows', (count, rare, rareInFirst5000) => {
  const large = count > 5000;
  beforeAll(async () => {
    await freshList();
    seed(count);
  });

  it('serves an exact answer through an index', async () => {
    expect((await ask("$filter=Bucket eq 'rare'&$top=5000")).json.value).toHaveLength(rare);
    expect((await ask("$filter=Key eq 'K77'")).json.value).toMatchObject([{ Id: 77 }]);
  });

  it('refuses OData without an index past the threshold, and shows CAML a part in silence', async () => {
    const odata = await ask("$filter=Plain eq 'rare'&$top=5000");
    if (large) expect([odata.status, odata.json['odata.error']?.['code']]).toEqual([500, THRESHOLD]);
    else expect(odata.json.value).toHaveLength(rare);
    expect((await caml(eq('Plain', 'rare'))).json.value).toHaveLength(large ? rareInFirst5000 : rare);
  });

  it('puts the first indexed predicate before the others', async () => {
    expect((await ask("$filter=Bucket eq 'rare' and Plain eq 'rare'&$top=5000")).json.value).toHaveLength(rare);
    expect((await ask("$filter=Bucket eq 'odd' and Key eq 'k1'")).status).toBe(count / 2 > 5000 ? 500 : 200);
    expect((await ask("$filter=Key eq 'k1' and Bucket eq 'odd'")).json.value).toHaveLength(1);
  });

  it('needs an index on every branch of an or', async () => {
    expect((await ask("$filter=Key eq 'k1' or Bucket eq 'rare'&$top=5000")).json.value).toHaveLength(rare + 1);
    expect((await ask("$filter=Key eq 'k1' or Plain eq 'rare'")).status).toBe(large ? 500 : 200);
  });

  it('orders by an index or by id, not by a bare column', async () => {
    expect((await ask('$orderby=Plain&$top=5')).status).toBe(large ? 500 : 200);
    expect((await ask('$orderby=Key desc&$top=1')).json.value).toMatchObject([
      { Id: count > 5000 ? (count === 5001 ? 999 : count === 20_000 ? 9999 : 99_999) : 999 },
    ]);
    expect((await ask('$orderby=Id desc&$top=1')).json.value).toMatchObject([{ Id: count }]);
    expect((await ask("$filter=Bucket eq 'rare'&$orderby=Plain&$top=1")).status).toBe(200);
  });

  it('is walked by id to the end', async () => {
    const last = await ask(`$filter=Id gt ${count - 3}&$orderby=Id&$top=5000`);
    expect(last.json.value.map((row) => row['Id'])).toEqual([count - 2, count - 1, count]);
    expect((await ask('$top=9000')).json.value).toHaveLength(Math.min(count, 5000));
  });
});

describe('with a list of its own', () => {
  beforeEach(freshList);

  it('serves "is empty" through an index past the threshold', async () => {
    seed(6000);
    simulator.sharePoint.seedItems('Big', SITE_URL, [{ Key: 'last' }]);
    expect((await ask('$filter=Bucket eq null')).json.value).toMatchObject([{ Id: 6001 }]);
    expect((await caml('<IsNull><FieldRef Name="Bucket"/></IsNull>')).json.value).toMatchObject([{ Id: 6001 }]);
  });

  it.each([['At'], ['At desc'], ['At,Id desc'], ['At desc,Id desc']])(
    'pages through the whole list in the order %s, empty values too, as one query has it',
    async (order) => {
      seed(5050);
      simulator.sharePoint.seedItems('Big', SITE_URL, [{ Key: 'no time' }, { Key: 'nor this' }, { Key: 'the first time again', At: '2026-01-01T00:00:00Z' }]);
      const pages = async (top: number): Promise<number[]> => {
        const seen: number[] = [];
        for (let next: string | undefined = `${ITEMS}?$select=Id&$orderby=${order}&$top=${top}`; next;) {
          const answer: Awaited<ReturnType<Rest>> = await rest('GET', next.replace(`${SITE_URL}/`, ''));
          seen.push(...answer.json.value.map((row) => Number(row['Id'])));
          next = answer.json['odata.nextLink'];
        }
        return seen;
      };
      const inOne = await pages(5000);
      expect([...inOne].sort((a, b) => a - b)).toEqual(Array.from({ length: 5053 }, (_, at) => at + 1));
      expect(await pages(505)).toEqual(inOne);
      // One row a page where empty meets filled.
      const first = order.startsWith('At desc') ? [5050, 5049] : order.endsWith('Id desc') ? [5052, 5051, 5053, 1] : [5051, 5052, 1, 5053];
      expect(inOne.slice(0, first.length)).toEqual(first);
    },
  );

  it('pages through an order by index from where the last page ended', async () => {
    seed(5050);
    const seen: number[] = [];
    let next: string | undefined = `${ITEMS}?$select=Id&$filter=Bucket eq 'rare'&$orderby=At desc&$top=20`;
    for (let page = 0; next && page < 10; page += 1) {
      const answer: Awaited<ReturnType<Rest>> = await rest('GET', next.replace(`${SITE_URL}/`, ''));
      seen.push(...answer.json.value.map((row) => Number(row['Id'])));
      next = answer.json['odata.nextLink'];
    }
    expect(seen).toEqual(Array.from({ length: 50 }, (_, at) => 5000 - at * 100));
  });

  it.each([
    ['Sum', 'Calculated'],
    ['Long', 'Note'],
  ])('never filters OData by %s', async (field, type) => {
    const answer = await ask(`$filter=${field} eq '1'`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`of type '${type}' cannot be used in the query filter expression`);
  });

  it('joins twelve columns and not thirteen, at any size', async () => {
    for (let at = 1; at <= 13; at += 1)
      await rest('POST', "_api/web/lists/getbytitle('Big')/fields/createfieldasxml", {
        parameters: { SchemaXml: `<Field Type="User" DisplayName="P${at}"/>` },
      });
    const select = (count: number): string => `$select=Id,${Array.from({ length: count }, (_, at) => `P${at + 1}Id`).join(',')}`;
    expect((await rest('GET', `${ITEMS}?${select(12)}`)).status).toBe(200);
    const refused = await rest('GET', `${ITEMS}?${select(13)}`);
    expect([refused.status, refused.json['odata.error']?.['code']]).toEqual([500, '-2147024749, Microsoft.SharePoint.SPQueryThrottledException']);
  });

  it('takes 20 indexes and none past 20,000 rows', async () => {
    const add = async (name: string) =>
      rest('POST', "_api/web/lists/getbytitle('Big')/fields/createfieldasxml", {
        parameters: { SchemaXml: `<Field Type="Text" DisplayName="${name}" Indexed="TRUE"/>` },
      });
    for (let at = 4; at <= 20; at += 1) expect((await add(`I${at}`)).status).toBe(201);
    expect((await add('I21')).text).toContain('maximum 20 indices');
    const index = async (name: string) =>
      rest('POST', `_api/web/lists/getbytitle('Big')/fields/getbyinternalnameortitle('${name}')`, { Indexed: true }, { 'x-http-method': 'MERGE' });
    await rest('POST', "_api/web/lists/getbytitle('Big')/fields/getbyinternalnameortitle('I20')", { Indexed: false }, { 'x-http-method': 'MERGE' });
    expect((await index('Long')).status).toBe(204);
    expect((await rest('GET', "_api/web/lists/getbytitle('Big')/fields/getbyinternalnameortitle('Long')?$select=Indexed")).json['Indexed']).toBe(false);
    seed(20_001);
    expect((await index('I20')).status).toBe(500);
  });
});
