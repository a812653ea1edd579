/**
 * `Content-Disposition` that saves a file under its name: in UTF-8 for today's clients, with a plain spelling for the rest.
 * @param fileName any text
 */
export function describeAttachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeStrictly(fileName.toWellFormed())}`;
}

/** As RFC 8187 wants it, which allows fewer characters to stand for themselves. */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
