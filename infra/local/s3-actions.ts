import type { AccessRequest } from './iam.ts';

export interface S3Call {
  readonly method: string;
  /** Path and query as sent: `/bucket/key?list-type=2`. */
  readonly url: string;
  readonly body: Buffer;
  /** `x-amz-copy-source`, if sent. */
  readonly copySource?: string | undefined;
}

/** Sub-resources of an object or bucket that have actions of their own: query parameter → noun of the action. */
const subResources: Readonly<Record<string, string>> = { tagging: 'Tagging', acl: 'Acl', attributes: 'Attributes' };

/** What a call of S3 asks for; nothing for calls that are not simulated. */
export function describeS3Call({ method, url, body, copySource }: S3Call): readonly AccessRequest[] {
  const { pathname, searchParams: query } = new URL(url, 'http://s3');
  const [, bucket = '', ...rest] = decodeURIComponent(pathname).split('/');
  const key = rest.join('/');
  if (bucket === '') return method === 'GET' ? [{ action: 's3:ListAllMyBuckets', resource: '*' }] : [];
  if (key === '') return describeBucketCall(method, bucket, query, body);
  const requests = describeObjectCall(method, `arn:aws:s3:::${bucket}/${key}`, query);
  if (copySource === undefined) return requests;
  const source = decodeURIComponent(copySource).replace(/^\//, '').replace(/\?.*$/, '');
  return [...requests, { action: 's3:GetObject', resource: `arn:aws:s3:::${source}` }];
}

function describeObjectCall(method: string, resource: string, query: URLSearchParams): readonly AccessRequest[] {
  const noun = `Object${Object.entries(subResources).find(([parameter]) => query.has(parameter))?.[1] ?? ''}`;
  switch (method) {
    case 'GET':
    case 'HEAD':
      return [{ action: query.has('uploadId') ? 's3:ListMultipartUploadParts' : `s3:Get${noun}`, resource }];
    case 'PUT':
    case 'POST':
      return [{ action: `s3:Put${noun}`, resource }];
    case 'DELETE':
      return [{ action: query.has('uploadId') ? 's3:AbortMultipartUpload' : `s3:Delete${noun}`, resource }];
    default:
      return [];
  }
}

function describeBucketCall(
  method: string,
  bucket: string,
  query: URLSearchParams,
  body: Buffer,
): readonly AccessRequest[] {
  const resource = `arn:aws:s3:::${bucket}`;
  if (method === 'POST' && query.has('delete')) {
    const keys = [...body.toString('utf8').matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => decodeXml(key));
    return keys.map((key) => ({ action: 's3:DeleteObject', resource: `${resource}/${key}` }));
  }
  if (method !== 'GET' && method !== 'HEAD') return [];
  if (query.has('versions')) return [{ action: 's3:ListBucketVersions', resource }];
  if (query.has('uploads')) return [{ action: 's3:ListBucketMultipartUploads', resource }];
  if (query.has('location')) return [{ action: 's3:GetBucketLocation', resource }];
  return [{ action: 's3:ListBucket', resource, context: { 's3:prefix': [query.get('prefix') ?? ''] } }];
}

const xmlEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeXml(text: string): string {
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => xmlEntities[name] ?? whole);
}
