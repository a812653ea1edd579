import { describe, expect, it } from 'vitest';
import { decodeChunks } from '#infra/local/aws-chunked.ts';

describe('decodeChunks', () => {
  it('takes off the framing, signatures and trailers', () => {
    const framed = '5;chunk-signature=ab\r\nhello\r\n3\r\n\r\n!\r\n0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n';
    expect(decodeChunks(Buffer.from(framed)).toString()).toBe('hello\r\n!');
  });

  it.each(['', '5\r\nhel', 'zz\r\n', '5;no line end'])('refuses %j', (framed) => {
    expect(() => decodeChunks(Buffer.from(framed))).toThrow('cut');
  });
});
