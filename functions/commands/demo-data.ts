// Placeholder until the function is written.
export const handler = async () => ({ statusCode: 501, body: 'commands/demo-data' });
