import { crc32, inflateRawSync } from 'node:zlib';

/** What an archive holds, by name, as its directory says it; what contradicts itself is refused. */
export function readZip(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = bytes.readUInt16LE(end + 10);
  const files = new Map<string, Uint8Array>();
  let at = bytes.readUInt32LE(end + 16);
  for (let number = 0; number < count; number += 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry of the directory');
    const [method, crc] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)];
    const [packed, raw] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, readEntry(bytes, bytes.readUInt32LE(at + 42), { name, method, crc, packed, raw }));
    at += 46 + nameLength;
  }
  if (at !== end) throw new Error('the directory does not end where it says');
  return files;
}

interface Claim {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly raw: number;
}

function readEntry(bytes: Buffer, at: number, { name, method, crc, packed, raw }: Claim): Uint8Array {
  if (bytes.readUInt32LE(at) !== 0x04034b50) throw new Error(`no header of ${name}`);
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(from, from + packed);
  const whole = method === 0 ? content : inflateRawSync(content);
  if (whole.length !== raw || crc32(whole) !== crc) throw new Error(`${name} is not what the directory says`);
  return whole;
}
