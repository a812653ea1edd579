import type { IncomingHttpHeaders } from 'node:http';
import { createContext, Script } from 'node:vm';
import { readText } from './properties.ts';
import type { Resource } from './template.ts';

/** Rewrites the path of a request before a behaviour serves it. */
export type RewritePath = (request: ViewerRequest) => Promise<string>;

export interface ViewerRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * CloudFront gives a function about a millisecond of computing. This only catches endless loops: it counts time on the
 * wall, of which a busy machine takes much. In milliseconds.
 */
const timeout = 2_000;

/** Runs the code of a viewer-request function. It may change the path; an answer of its own is refused. */
export function loadRewrite(resource: Resource): RewritePath {
  const context = createContext({}, { microtaskMode: 'afterEvaluate' });
  new Script(readText(resource.properties, 'FunctionCode'), { filename: resource.logicalId }).runInContext(context);
  const call = new Script(
    'answer = handler(JSON.parse(input)); Promise.resolve(answer).then((it) => { answer = it; })',
  );

  return async ({ method, path, headers }) => {
    const values = Object.entries(headers).map(([name, value]) => [name, { value: String(value) }]);
    const request = { method, uri: path, querystring: {}, headers: Object.fromEntries(values), cookies: {} };
    Object.assign(context, { input: JSON.stringify({ version: '1.0', request }) });
    call.runInContext(context, { timeout });
    const answer: unknown = context.answer;
    if (typeof answer === 'object' && answer !== null && 'uri' in answer && typeof answer.uri === 'string') {
      return answer.uri;
    }
    throw new Error(
      `${resource.logicalId} answered something other than a request, which infra/local does not simulate`,
    );
  };
}
