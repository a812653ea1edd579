import { describe, expect, it } from 'vitest';
import { mapFunctionResponse } from '#infra/local/http-response.ts';

describe('mapFunctionResponse', () => {
  it('maps status, headers, cookies and a base64 body', () => {
    const body = Buffer.from([0, 255]).toString('base64');
    const answer = { statusCode: 201, headers: { ETag: '"1"' }, cookies: ['a=1', 'b=2'], body, isBase64Encoded: true };
    const mapped = mapFunctionResponse(answer);
    expect(mapped?.status).toBe(201);
    expect(mapped?.headers).toMatchObject({ etag: '"1"', 'set-cookie': ['a=1', 'b=2'] });
    expect(mapped?.body).toEqual(Buffer.from([0, 255]));
  });

  it('takes a value without a status for the JSON body of a 200', () => {
    const mapped = mapFunctionResponse({ hello: 1 });
    expect(mapped).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(mapped?.body.toString()).toBe('{"hello":1}');
    expect(mapFunctionResponse('text')?.body.toString()).toBe('text');
  });

  it.each([{ statusCode: 'no' }, { statusCode: 1000 }, { statusCode: 200, body: { an: 'object' } }])(
    'refuses %j',
    (answer) => {
      expect(mapFunctionResponse(answer)).toBeUndefined();
    },
  );
});
