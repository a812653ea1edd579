/** What the page shows of an OpenAPI 3.1 document. */

export interface ApiGroup {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly ApiOperation[];
}

export interface ApiOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** What the caller needs: `public`, `signedIn`, or a right such as `read`. */
  readonly access: string;
  readonly parameters: readonly ApiMember[];
  readonly body: readonly ApiMember[];
  readonly answers: readonly ApiAnswer[];
}

export interface ApiAnswer {
  readonly status: string;
  readonly description: string;
  readonly members: readonly ApiMember[];
}

export interface ApiMember {
  /** `data[].phones[].value`; a parameter by its name. */
  readonly name: string;
  /** Of a parameter: `query`, `path` or `header`. */
  readonly in?: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Members further down are named by the type of what holds them. */
const deepest = 3;

export function readDocument(document: Json): readonly ApiGroup[] {
  const reader = new Reader(document);
  const operations = Object.entries(asJson(document.paths)).flatMap(([path, methods]) =>
    Object.entries(asJson(methods)).map(([method, operation]) => reader.readOperation(method, path, asJson(operation))),
  );
  const tags = (document.tags ?? []) as readonly { readonly name: string; readonly description?: string }[];
  return tags
    .map(({ name, description = '' }) => ({
      name,
      description,
      operations: operations.filter(({ tag }) => tag === name).map(({ operation }) => operation),
    }))
    .filter((group) => group.operations.length > 0);
}

/** Operations whose path, name or summary holds each word. */
export function findOperations(groups: readonly ApiGroup[], asked: string): readonly ApiGroup[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const holdsAll = ({ id, method, path, summary }: ApiOperation) => {
    const text = `${id} ${method} ${path} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => ({ ...group, operations: group.operations.filter(holdsAll) }))
    .filter(({ operations }) => operations.length > 0);
}

function asJson(value: unknown): Json {
  return (value ?? {}) as Json;
}

const asList = (value: unknown) => (value ?? []) as readonly Json[];
const asText = (value: unknown) => (typeof value === 'string' ? value : '');

class Reader {
  readonly #document: Json;

  constructor(document: Json) {
    this.#document = document;
  }

  readOperation(
    method: string,
    path: string,
    operation: Json,
  ): { readonly tag: unknown; readonly operation: ApiOperation } {
    const [tag] = (operation.tags ?? []) as readonly string[];
    return {
      tag,
      operation: {
        id: asText(operation.operationId),
        method: method.toUpperCase(),
        path,
        summary: asText(operation.summary),
        description: asText(operation.description),
        access: readAccess(operation),
        parameters: asList(operation.parameters).map((one) => this.#readParameter(this.#resolve(one))),
        body: this.#readContent(this.#resolve(asJson(operation.requestBody))),
        answers: Object.entries(asJson(operation.responses)).map(([status, answer]) => {
          const resolved = this.#resolve(asJson(answer));
          return { status, description: asText(resolved.description), members: this.#readContent(resolved) };
        }),
      },
    };
  }

  #readParameter(parameter: Json): ApiMember {
    const schema = this.#resolve(asJson(parameter.schema));
    return {
      name: asText(parameter.name),
      in: asText(parameter.in),
      type: this.#nameType(asJson(parameter.schema)),
      isRequired: parameter.required === true,
      description: asText(parameter.description) || asText(schema.description),
    };
  }

  #readContent({ content }: Json): readonly ApiMember[] {
    const [media] = Object.values(asJson(content));
    return media ? this.#readMembers(asJson(asJson(media).schema), '', 0) : [];
  }

  #readMembers(given: Json, prefix: string, depth: number): readonly ApiMember[] {
    const schema = this.#resolve(given);
    if (schema.items) return this.#readMembers(asJson(schema.items), `${prefix}[]`, depth);
    const variants = asList(schema.oneOf ?? schema.anyOf ?? schema.allOf).filter((one) => one.type !== 'null');
    if (variants.length > 0 && !schema.properties) {
      return distinctByName(variants.flatMap((one) => this.#readMembers(one, prefix, depth)));
    }
    const required = (schema.required ?? []) as readonly string[];
    return Object.entries(asJson(schema.properties)).flatMap(([key, value]) => {
      const name = prefix ? `${prefix}.${key}` : key;
      const member = {
        name,
        type: this.#nameType(asJson(value)),
        isRequired: required.includes(key),
        description: asText(asJson(value).description) || asText(this.#resolve(asJson(value)).description),
      };
      return [member, ...(depth + 1 < deepest ? this.#readMembers(asJson(value), name, depth + 1) : [])];
    });
  }

  #nameType(given: Json): string {
    const schema = this.#resolve(given);
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
    const variants = asList(schema.oneOf ?? schema.anyOf);
    if (variants.length > 0) return [...new Set(variants.map((one) => this.#nameType(one)))].join(' | ');
    if (schema.items) return nameList(this.#nameType(asJson(schema.items)));
    const types = Array.isArray(schema.type) ? schema.type.join(' | ') : asText(schema.type);
    return [types || 'any', asText(schema.format)].filter(Boolean).join(', ');
  }

  /** A schema, answer or parameter that stands elsewhere in the document. */
  #resolve(value: Json): Json {
    const reference = asText(value.$ref);
    if (!reference.startsWith('#/')) return value;
    const parts = reference.slice(2).split('/');
    return parts.reduce<Json>(
      (at, part) => asJson(at[part.replaceAll('~1', '/').replaceAll('~0', '~')]),
      this.#document,
    );
  }
}

const nameList = (entry: string) => (entry.includes(' | ') ? `(${entry})[]` : `${entry}[]`);

function distinctByName(members: readonly ApiMember[]): readonly ApiMember[] {
  return [...new Map(members.map((member) => [member.name, member])).values()];
}

function readAccess({ security }: Json): string {
  const [need] = asList(security);
  if (!need) return 'public';
  const [right] = (Object.values(need)[0] ?? []) as readonly string[];
  return right ?? 'signedIn';
}
