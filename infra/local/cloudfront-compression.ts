import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const compressible =
  /^(text\/.+|application\/(javascript|json|manifest\+json|problem\+json|wasm|xml|x-javascript)|image\/svg\+xml|font\/(ttf|otf))$/;

/** CloudFront compresses bodies of these sizes only. */
const [smallest, largest] = [1_000, 10_000_000];

/** Which encoding a body is sent in; undefined: as it is. */
export function chooseEncoding(acceptEncoding: string, contentType: string, size: number): Encoding | undefined {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (size < smallest || size > largest || !compressible.test(type)) return undefined;
  const accepted = acceptEncoding.split(',').map((one) => one.trim().toLowerCase());
  const accepts = (name: string) =>
    accepted.some((one) => one === name || (one.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(one)));
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : undefined;
}

/** A middle level: one person waits for each answer, and the next start compresses again. */
export function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(body);
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
