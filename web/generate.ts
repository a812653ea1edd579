import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { buildOpenApi } from '#shared/model/openapi/build-openapi.ts';
import type { Json } from '#shared/model/openapi/schema.ts';

/** Types of the API for the front end, from the OpenAPI document with routes over any object: `npm run generate`. */

export const generatedFile = join(import.meta.dirname, 'src/api/schema.ts');

const head = '/** Made from the OpenAPI document by `npm run generate`. */\n\n';

export async function generateTypes(): Promise<string> {
  const document = JSON.parse(JSON.stringify(buildOpenApi({ title: 'Steward', version: '' }))) as Json;
  const nodes = await openapiTS(toWhatTheWebNeeds(document) as unknown as OpenAPI3, {
    immutable: true,
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
  });
  return head + tidy(astToString(nodes));
}

/** Two thirds of what is printed says that something is not there. */
function tidy(types: string): string {
  return types
    .replaceAll(/^ *readonly \w+\?: never;\n/gm, '')
    .replaceAll(/^ *headers: \{\n *readonly \[name: string\]: unknown;\n *\};\n/gm, '')
    .replaceAll(/^ *readonly parameters: \{\n *\};\n/gm, '')
    .replaceAll(/^ +/gm, (indent) => indent.slice(indent.length / 2));
}

/** Problems have one type for all, and headers are the business of the client. */
function toWhatTheWebNeeds({ paths, components, ...document }: Json): Json {
  const { schemas } = components as Json;
  return {
    ...document,
    paths: mapValues(paths, (operations) => mapValues(operations, leaveOutTheRest)),
    components: { schemas },
  };
}

function leaveOutTheRest(operation: Json): Json {
  // The paths above say it already.
  const { parameters, responses, ...rest } = operation;
  const answers = Object.entries(responses as Json).filter(([status]) => status < '300');
  return {
    ...rest,
    parameters: (parameters as readonly Json[]).filter((parameter) => parameter.in !== 'header'),
    responses: Object.fromEntries(answers.map(([status, answer]) => [status, { ...(answer as Json), headers: {} }])),
  };
}

function mapValues(value: unknown, change: (inner: Json) => Json): Json {
  return Object.fromEntries(Object.entries(value as Json).map(([key, inner]) => [key, change(inner as Json)]));
}

if (import.meta.main) writeFileSync(generatedFile, await generateTypes());
