/**
 * Takes the chunk framing (`<size>;chunk-signature=…`, trailers) off a streamed upload, which the SDK sends when it
 * adds checksums; the S3 emulator would store the framing as content.
 * @throws an Error when the framing is broken
 */
export function decodeChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', position);
    const size = Number.parseInt(body.toString('latin1', position, lineEnd).split(';', 1)[0] ?? '', 16);
    const start = lineEnd + 2;
    if (lineEnd === -1 || !(size >= 0) || start + size > body.length)
      throw new Error('the chunks of an upload are cut');
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(body.subarray(start, start + size));
    position = start + size + 2;
  }
}
