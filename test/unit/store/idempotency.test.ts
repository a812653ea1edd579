import { describe, expect, it } from 'vitest';
import { hashRequest, keyOfRequest, recallResponse, rememberResponse } from '#shared/store/idempotency.ts';
import { WriteConflict } from '#shared/store/table.ts';
import { releaseIdentity, takeIdentity } from '#shared/store/unique.ts';
import { createMemoryTable } from '#test/support/memory-table.ts';

const now = new Date('2026-11-22T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const day = 24 * 60 * 60;
const request = { userId: 'usr_1', key: 'any # text', requestHash: hashRequest('POST', '/companies', '{"name":"A"}') };
const response = { status: 201, id: 'com_1', version: 1 };

describe('idempotency', () => {
  it('recalls the answer to the same request for 24 hours', async () => {
    const table = createMemoryTable();
    await table.write(rememberResponse(request, response, now));
    const item = await table.get(keyOfRequest(request));
    expect(recallResponse(item, request.requestHash, later(day))).toEqual({ outcome: 'repeated', response });
    expect(recallResponse(item, request.requestHash, later(day + 1))).toEqual({ outcome: 'new' });
    expect(recallResponse(undefined, request.requestHash, now)).toEqual({ outcome: 'new' });
  });

  it('tells another body, route or method from the same request', () => {
    const { put } = rememberResponse(request, response, now) as { put: { pk: string; sk: string } };
    for (const other of [hashRequest('POST', '/companies', '{}'), hashRequest('PATCH', '/companies', '{"name":"A"}')]) {
      expect(recallResponse(put, other, now)).toEqual({ outcome: 'mismatch' });
    }
  });

  it('is taken once, and again when it is over time though not removed yet', async () => {
    const table = createMemoryTable();
    await table.write(rememberResponse(request, response, now));
    await expect(table.write(rememberResponse(request, response, later(day)))).rejects.toThrow(WriteConflict);
    await table.write(rememberResponse(request, { status: 200 }, later(day + 1)));
    expect(await table.get(keyOfRequest(request))).toMatchObject({ response: { status: 200 } });
  });

  it('keeps the key of each user apart', () => {
    expect(keyOfRequest(request)).not.toEqual(keyOfRequest({ ...request, userId: 'usr_2' }));
  });
});

describe('identity', () => {
  const inn = { scheme: 'RU-INN', value: '0000000018' };

  it('belongs to one record until that one releases it', async () => {
    const table = createMemoryTable();
    await table.write(takeIdentity('companies', inn, 'com_1'));
    await table.write(takeIdentity('companies', inn, 'com_1'));
    const refused = await table.write(takeIdentity('companies', inn, 'com_2')).catch((error: unknown) => error);
    expect(refused).toMatchObject({ failures: [{ reason: 'condition', current: { recordId: 'com_1' } }] });
    await expect(table.write(releaseIdentity('companies', inn, 'com_2'))).rejects.toThrow(WriteConflict);
    await table.write(releaseIdentity('companies', inn, 'com_1'));
    await table.write(takeIdentity('companies', inn, 'com_2'));
  });
});
