import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  type HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type ApiFunction, apiFunctions, apiPrefix } from '#shared/model/routes/route.ts';
import { routes } from '#shared/model/routes.ts';
import { pascalCase } from '../entries.ts';
import { acknowledge } from './acknowledge.ts';
import { type House, HouseFunction, type HouseFunctionProps } from './house-function.ts';
import type { Identity } from './identity.ts';

/** Access tokens of the user pool hold it and id tokens do not: requiring it refuses id tokens. */
const accessTokenScope = 'aws.cognito.signin.user.admin';

/** Requests a second of one tenant: far above what a company does, far below what an attack would cost. */
const throttle = { rateLimit: 100, burstLimit: 200 };

/** A start is bound by the processor, which grows with memory; 1 GB halves it against 512 MB for the same price. */
const apiMemory = 1024;

/** A function that has no answer after ten seconds has lost its table: an error then beats the gateway's at 30 s. */
const apiTimeout = Duration.seconds(10);

/** Those that read a whole file, or make a hundred changes, take as long as the gateway waits; files a whole processor. */
const settings: Partial<Readonly<Record<ApiFunction, Pick<HouseFunctionProps, 'memorySize' | 'timeout'>>>> = {
  imports: { memorySize: 1769, timeout: Duration.seconds(29) },
  records: { memorySize: apiMemory, timeout: Duration.seconds(29) },
  // Waits for what it asked for.
  merges: { memorySize: apiMemory, timeout: Duration.seconds(20) },
};

export interface ApiProps {
  readonly house: House;
  readonly identity: Identity;
}

/** The HTTP API: its routes are the list of the contract, with one function for each capability. */
export class Api extends Construct {
  readonly httpApi: HttpApi;
  readonly functions: Readonly<Record<ApiFunction, HouseFunction>>;
  readonly #integrations: Readonly<Record<ApiFunction, HttpLambdaIntegration>>;

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    this.functions = forEachFunction((name) => this.#createFunction(props.house, name));
    this.functions.auth.addEnvironment('USER_POOL_CLIENT_ID', props.identity.client.userPoolClientId);
    this.functions.users.addEnvironment('USER_POOL_ID', props.identity.userPool.userPoolId);
    this.#integrations = forEachFunction(
      (name) => new HttpLambdaIntegration(name, this.functions[name], { scopePermissionToRoute: false }),
    );
    this.httpApi = new HttpApi(this, 'HttpApi', { createDefaultStage: false });
    this.#addStage(props.house);
    this.#addRoutes(props.identity);
    this.#addUnknownPaths();
  }

  /** Host name of the API's own address, behind CloudFront. */
  get domainName(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.httpApi.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  #createFunction(house: House, name: ApiFunction): HouseFunction {
    return new HouseFunction(this, pascalCase(name), {
      house,
      entry: `api/${name}`,
      memorySize: apiMemory,
      timeout: apiTimeout,
      ...settings[name],
    });
  }

  #addStage(house: House): void {
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      retention: house.tenant.retentionDays.logs,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLogs),
        format: AccessLogFormat.custom(accessLogFormat),
      },
    });
  }

  #addRoutes(identity: Identity): void {
    const authorizer = new HttpUserPoolAuthorizer('Authorizer', identity.userPool, {
      userPoolClients: [identity.client],
    });
    for (const route of routes) {
      const isPublic = route.access === 'public';
      const added = this.httpApi.addRoutes({
        path: `${apiPrefix}${route.path}`,
        methods: [route.method as HttpMethod],
        integration: this.#integrations[route.function],
        ...(isPublic
          ? { authorizer: new HttpNoneAuthorizer() }
          : { authorizer, authorizationScopes: [accessTokenScope] }),
      });
      if (!isPublic) continue;
      for (const construct of added) {
        acknowledge(construct, {
          APIG4:
            'This route is how a token is obtained, tells only that the service lives, or takes what visitors of a website send.',
        });
      }
    }
  }

  #addUnknownPaths(): void {
    const route = new HttpRoute(this, 'UnknownPath', {
      httpApi: this.httpApi,
      routeKey: HttpRouteKey.DEFAULT,
      integration: this.#integrations.system,
    });
    acknowledge(route, { APIG4: 'It answers only that the path is unknown, in the form of all our errors.' });
  }
}

/** No query strings and no bodies: they hold personal data. */
const accessLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  user: '$context.authorizer.claims.sub',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  latency: '$context.responseLatency',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
});

function forEachFunction<T>(create: (name: ApiFunction) => T): Record<ApiFunction, T> {
  return Object.fromEntries(apiFunctions.map((name) => [name, create(name)])) as Record<ApiFunction, T>;
}
