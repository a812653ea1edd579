import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { findRestoreFunction, restoreInto } from '#infra/cli/restore-into.ts';

const lambda = mockClient(LambdaClient);
const client = new LambdaClient({ region: 'eu-west-3' });
const request = { backupId: 'run_1', into: 'yesterday' };

/** As the client gives it back: bytes that can be read as text. */
function answer(payload: object, FunctionError?: string) {
  const text = JSON.stringify(payload);
  const Payload = Object.assign(new TextEncoder().encode(text), { transformToString: () => text });
  return { Payload, ...(FunctionError && { FunctionError }) };
}

beforeEach(() => lambda.reset());

describe('restoreInto', () => {
  it('calls until nothing is left, and tells how far it is and what was damaged', async () => {
    const table = 'steward-acme-restored-yesterday';
    const fault = { code: 'chunk.missing', where: 'daily/x' };
    lambda
      .on(InvokeCommand)
      .resolvesOnce(answer({ next: { step: 'chunks', chunk: 2 }, chunks: 3, faults: [fault], table }))
      .resolvesOnce(answer({ next: { step: 'erasures' }, chunks: 3, faults: [], table }))
      .resolvesOnce(answer({ chunks: 3, faults: [], table }));
    const lines: string[] = [];
    expect(await restoreInto(client, 'fn', request, (line) => lines.push(line))).toEqual({ table, faults: [fault] });
    expect(lines).toEqual(['2 of 3 chunks are back', '3 of 3 chunks are back; erasing anew who was erased since']);
    const sent = lambda.commandCalls(InvokeCommand).map((call) => JSON.parse(String(call.args[0].input.Payload)));
    expect(sent).toEqual([
      request,
      { ...request, from: { step: 'chunks', chunk: 2 } },
      { ...request, from: { step: 'erasures' } },
    ]);
  });

  it.each([
    [
      { errorType: 'TableHoldsData', errorMessage: 'the table holds data' },
      /^Nothing was restored: the table holds data\.$/,
    ],
    [{ errorType: 'Problem', errorMessage: 'not_found' }, /there is no such backup/],
  ])('tells in one line why nothing was done: %j', async (error, message) => {
    lambda.on(InvokeCommand).resolves(answer(error, 'Unhandled'));
    await expect(restoreInto(client, 'fn', request, () => {})).rejects.toThrow(message);
  });

  it('says so when the stack does not run', async () => {
    lambda.on(InvokeCommand).rejects(new Error('connect ECONNREFUSED'));
    await expect(restoreInto(client, 'fn', request, () => {})).rejects.toThrow(/^The stack does not answer/);
  });
});

describe('findRestoreFunction', () => {
  it('knows the function of a deployed stack by the name that it was given', async () => {
    const names = ['steward-acme-CommandsSetupFunction1-x', 'steward-acme-CommandsRestoreFunction2-y'];
    lambda.on(ListFunctionsCommand).resolves({ Functions: names.map((FunctionName) => ({ FunctionName })) });
    expect(await findRestoreFunction(client, 'steward-acme')).toBe(names[1]);
    await expect(findRestoreFunction(client, 'steward-other')).rejects.toThrow(/deploy it first\.$/);
  });
});
