import { join } from 'node:path';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { createSecurityHeaders } from './security-headers.ts';

export interface WebsiteProps {
  readonly files: Bucket;
  readonly logs: Bucket;
  readonly apiDomainName: string;
  /** Where the browser sends files, beside the API. */
  readonly uploads: Bucket;
  /** @default - no firewall, which has a monthly price */
  readonly webAclArn?: string | undefined;
}

/** CloudFront before the files of the web and before the API: one origin for the browser, so no CORS. */
export class Website extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: WebsiteProps) {
    super(scope, id);
    const common = {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: createSecurityHeaders(this, 'SecurityHeaders', props.uploads.bucketRegionalDomainName),
    };
    this.distribution = new Distribution(this, 'Distribution', {
      defaultBehavior: { ...common, ...this.#fileBehavior(props.files) },
      additionalBehaviors: { '/api/*': { ...common, ...apiBehavior(props.apiDomainName) } },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      logBucket: props.logs as IBucket,
      logFilePrefix: 'cloudfront/',
      logIncludesCookies: false,
      ...(props.webAclArn && { webAclId: props.webAclArn }),
    });
    acknowledge(this.distribution, {
      CFR1: 'Staff travel; the login, not the country of the network, decides who may enter.',
      CFR2: 'The firewall has a monthly price: a tenant switches it on with features.firewall.',
      CFR4: 'The certificate of cloudfront.net, used until a tenant has a domain, fixes the oldest TLS version itself.',
    });
  }

  /** Unknown pages are answered with the application by a function: error responses would also hide errors of the API. */
  #fileBehavior(files: Bucket): BehaviorOptions {
    const spaFallback = new EdgeFunction(this, 'SpaFallback', {
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({ filePath: join(import.meta.dirname, 'spa-fallback.js') }),
      comment: 'Answers page addresses with index.html',
    });
    return {
      origin: S3BucketOrigin.withOriginAccessControl(files as IBucket),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      functionAssociations: [{ function: spaFallback, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }
}

function apiBehavior(domainName: string): BehaviorOptions {
  return {
    origin: new HttpOrigin(domainName),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    // API Gateway finds its API by the host name, so the browser's must not reach it.
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    compress: true,
  };
}
