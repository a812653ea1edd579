import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type PageBody,
  type ProblemBody,
  type RecordBody,
  signIn,
} from '#test/support/api-client.ts';
import { makeInn, makeUnique } from '#test/support/sample-values.ts';

interface ImportBody {
  readonly id: string;
  readonly status: string;
  readonly upload: { readonly url: string; readonly method: string; readonly headers: Record<string, string> };
  readonly commit: { readonly counts: object; readonly finishedAt: string | null } | null;
}

interface PlanBody {
  readonly counts: object;
  readonly mapping: object;
  readonly match: string;
  readonly refused: readonly { readonly row: number; readonly reasons: readonly object[] }[];
}

interface UndoBody {
  readonly reversed: number;
  readonly kept: readonly { readonly row: number; readonly fields: readonly string[] }[];
  readonly failed: readonly unknown[];
}

let admin: Client;
beforeAll(async () => {
  admin = await signIn('admin');
});

async function begin(client: Client, body: object = {}) {
  const answer = await client.post<ImportBody>('/imports', { object: 'companies', fileName: 'clients.csv', ...body });
  expect(answer.status).toBe(201);
  return answer.body;
}

function send({ upload: { url, method, headers } }: ImportBody, text: string) {
  return fetch(url, { method, headers, body: new TextEncoder().encode(text) });
}

async function committed(client: Client, id: string) {
  return eventually(async () => {
    const { body } = await client.get<ImportBody>(`/imports/${id}`);
    expect(body.status).toBe('committed');
    return body;
  });
}

describe('an import', () => {
  it('is sent, looked at, planned, carried out and taken back', async () => {
    const [known, fresh] = [makeInn(), makeInn()];
    const name = makeUnique('Known');
    const old = await admin.post<RecordBody>('/companies', {
      name,
      industry: 'wind',
      identifiers: [{ scheme: 'RU-INN', value: known }],
    });
    const begun = await begin(admin);
    const csv = `Название;ИНН;Отрасль;Статус\n${name};${known};sea;\n${makeUnique('New')};${fresh};;Активен\nBad;123;;\n`;
    expect((await send(begun, csv)).status).toBe(200);

    const path = `/imports/${begun.id}` as const;
    const preview = await admin.get(`${path}/preview`, { 'accept-language': 'fr' });
    expect(preview.body).toMatchObject({
      encoding: 'utf-8',
      delimiter: ';',
      rows: 3,
      columns: [
        { name: 'Название', target: 'name' },
        { target: 'identifiers.RU-INN' },
        { target: 'industry' },
        { target: 'status' },
      ],
      match: 'identifiers',
    });

    const plan = await admin.post<PlanBody>(`${path}/plan`, { match: 'RU-INN' }, { 'accept-language': 'ru' });
    expect(plan.status).toBe(200);
    expect(plan.body).toMatchObject({
      counts: { create: 1, update: 1, skip: 0, refuse: 1 },
      refused: [{ row: 4, reasons: [{ column: 'ИНН', code: 'format', message: expect.stringMatching(/^[А-Я]/) }] }],
    });
    const updates = await admin.get<PageBody<object>>(`${path}/plan?action=update`);
    expect(updates.body.data).toMatchObject([
      { row: 2, id: old.body.id, changes: [{ field: 'industry', old: 'wind', new: 'sea' }] },
    ]);

    const commit = await admin.call('POST', `${path}/commit`, {
      headers: { 'if-match': String(plan.headers.get('etag')) },
    });
    expect(commit.status).toBe(202);
    expect((await committed(admin, begun.id)).commit).toMatchObject({ counts: { created: 1, updated: 1, refused: 0 } });
    const made = await admin.call<RecordBody>('PUT', `/companies/by/RU-INN/${fresh}`, { body: {} });
    expect([made.status, made.body.status]).toEqual([200, 'active']);
    const history = await admin.get<PageBody<object>>(`/companies/${old.body.id}/history`);
    expect(history.body.data[0]).toMatchObject({ channel: 'import', version: 2 });
    const errors = await admin.get<string>(`${path}/errors`, { 'accept-language': 'fr' });
    expect(errors.body).toMatch(/^\ufeffНазвание;ИНН;Отрасль;Статус;Motif\r\nBad;123;;;ИНН\u00a0: /);
    expect(errors.headers.get('content-disposition')).toContain('clients-erreurs.csv');
    const kept = await admin.call<{ download: { url: string } }>('POST', `${path}/errors`);
    expect(kept.body).toMatchObject({ format: 'csv', rows: 1 });
    expect(await (await fetch(kept.body.download.url)).text()).toContain('Bad;123;');
    const { body: list } = await admin.get<PageBody<ImportBody>>('/imports?limit=1');
    expect(list.data).toMatchObject([{ id: begun.id, status: 'committed' }]);

    await admin.patch(`/companies/${old.body.id}`, { industry: 'sun' }, 2);
    const undo = await admin.call<UndoBody>('POST', `${path}/undo`);
    expect([undo.status, undo.body]).toMatchObject([
      200,
      { status: 'undone', reversed: 1, kept: [{ row: 2, id: old.body.id, fields: ['industry'] }], failed: [] },
    ]);
    expect((await admin.get(`/companies/${made.body.id}`)).status).toBe(404);
    expect((await admin.get<RecordBody>(`/companies/${old.body.id}`)).body.industry).toBe('sun');
  });

  it('takes a list of contacts and finds nothing new in our own export of them', async () => {
    const company = await admin.post<RecordBody>('/companies', { name: makeUnique('Big') });
    const rows = Array.from(
      { length: 40 },
      (_, at) => `Person ${at};Anna;${company.body.name};p${at}@client.example\n`,
    );
    const begun = await begin(admin, { object: 'contacts' });
    await send(begun, `Last name;First name;Company;E-mails\n${rows.join('')}`);
    const plan = await admin.post<PlanBody>(`/imports/${begun.id}/plan`, { match: 'none' });
    expect(plan.body.counts).toEqual({ create: 40, update: 0, skip: 0, refuse: 0 });
    await admin.call('POST', `/imports/${begun.id}/commit`);
    await committed(admin, begun.id);
    const exported = await admin.get<string>(`/contacts/export?filter[companyId][eq]=${company.body.id}`, {
      'accept-language': 'ru',
    });
    const again = await begin(admin, { object: 'contacts' });
    await send(again, exported.body);
    const second = await admin.post<PlanBody>(`/imports/${again.id}/plan`, {});
    expect(second.body).toMatchObject({ counts: { create: 0, update: 0, skip: 40, refuse: 0 }, match: 'id' });
    const settings = await admin.get(`/imports/${again.id}/settings`);
    expect([settings.status, settings.body]).toMatchObject([200, { match: 'id', create: [] }]);
  });

  it('keeps its mapping as a template, until that is deleted', async () => {
    const body = { object: 'companies', name: makeUnique('Fair'), mapping: { Firma: 'name' } };
    const kept = await admin.post<{ readonly id: string }>('/import-templates', body);
    expect(kept.status).toBe(201);
    const { body: list } = await admin.get<{ readonly data: readonly object[] }>('/import-templates?object=companies');
    expect(list.data).toContainEqual(expect.objectContaining({ id: kept.body.id, ready: false }));
    expect((await admin.call('DELETE', `/import-templates/${kept.body.id}`)).status).toBe(204);
  });

  it('is refused for what it is not', async () => {
    const wrong = await admin.post<ProblemBody>('/imports', { object: 'companies', fileName: '' });
    expect([wrong.status, wrong.body.errors?.[0]?.pointer]).toEqual([422, '/fileName']);
    const huge = await admin.post<ProblemBody>('/imports', { object: 'companies', fileName: 'x', size: 200_000_000 });
    expect(huge.status).toBe(422);
    const sized = await begin(admin, { size: 5 });
    expect((await send(sized, 'name\nA\n')).status).toBe(403);
    const path = `/imports/${sized.id}` as const;
    const empty = await admin.post<ProblemBody>(`${path}/plan`, {});
    expect([empty.status, empty.body.code]).toEqual([409, 'import.no_file']);
    expect((await send(sized, '"name')).status).toBe(200);
    const unreadable = await admin.post<ProblemBody>(`${path}/plan`, {});
    expect([unreadable.status, unreadable.body.code, unreadable.body.row]).toEqual([422, 'import.unreadable', 1]);
    const workbook = await begin(admin, { fileName: 'clients.xlsx' });
    expect((await send(workbook, 'PK\x03\x04')).status).toBe(200);
    const damaged = await admin.get<ProblemBody>(`/imports/${workbook.id}/preview`);
    expect([damaged.status, damaged.body.code]).toEqual([422, 'import.damaged']);
    expect((await admin.call<ProblemBody>('POST', `${path}/commit`)).body.code).toBe('import.state');
    expect((await admin.get(`${path}/preview?delimiter=x`)).status).toBe(400);
    const seller = await signIn('seller1');
    expect((await seller.get('/imports')).status).toBe(403);
    const manager = await signIn('manager');
    expect((await manager.get(path)).status).toBe(404);
  });
});
