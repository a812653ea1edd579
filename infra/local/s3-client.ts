import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

export interface S3Request {
  readonly method: string;
  /** `/bucket/key?query` */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Speaks to the S3 emulator behind the signatures. */
export interface S3Client {
  /**
   * Resolves when the whole answer has been handed on.
   * @param overrides headers that replace those of a good answer
   */
  pipe(call: S3Request, response: ServerResponse, overrides?: Readonly<Record<string, string>>): Promise<void>;
  /** Of the object as it is; nothing: there is none. */
  etagOf(url: string): Promise<string | undefined>;
  stop(): void;
}

export function createS3Client(origin: string): S3Client {
  const agent = new Agent({ keepAlive: true });

  function send({ method, url, headers, body }: S3Request): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const length = method === 'PUT' || method === 'POST' ? { 'content-length': String(body.length) } : {};
      const outgoing = httpRequest(origin + url, { method, agent, headers: { ...headers, ...length } }, resolve);
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  return {
    async pipe(call, response, overrides = {}) {
      const answer = await send(call);
      const { statusCode = 502, headers } = answer;
      response.writeHead(statusCode, { ...headers, ...(statusCode < 300 && overrides) });
      await new Promise<void>((resolve) => {
        response.once('close', resolve);
        answer.pipe(response);
      });
    },
    async etagOf(url) {
      const answer = await send({ method: 'HEAD', url, headers: { 'x-amz-date': '' }, body: Buffer.alloc(0) });
      answer.resume();
      return answer.statusCode === 200 ? answer.headers.etag : undefined;
    },
    stop: () => agent.destroy(),
  };
}
