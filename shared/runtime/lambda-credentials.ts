interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Takes the place of the AWS SDK's own search for credentials in the bundles. Lambda hands them over in the environment
 * and nowhere else; the search knows many other places and is a quarter of a bundle.
 */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = process.env;
    if (!accessKeyId || !secretAccessKey) throw new Error('The environment of the function holds no AWS credentials.');
    const { AWS_SESSION_TOKEN: sessionToken } = process.env;
    return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
  };
}
