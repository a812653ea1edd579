import { SaxesParser } from 'saxes';
import { DamagedFile } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is told of elements as they go by; names without their prefix. */
export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Goes through a document in pieces, and stops after each, so that what the handlers gathered can be taken. Entities that
 * a document defines are not known.
 * @throws DamagedFile for what is not well-formed
 */
export async function* parseXml(pieces: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new DamagedFile('not well-formed', { cause: error });
  });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(localName(name), attributes));
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)));
  parser.on('text', (text) => handlers.text?.(text));
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }));
    yield;
  }
  parser.write(decoder.decode()).close();
  yield;
}

export async function readXml(pieces: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  for await (const _piece of parseXml(pieces, handlers));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
