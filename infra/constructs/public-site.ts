import { CfnOutput, Duration, Stack, Validations } from 'aws-cdk-lib'
import * as acm from 'aws-cdk-lib/aws-certificatemanager'
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront'
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins'
import type * as s3 from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { RetainedBucket } from './retained-bucket.ts'

export interface PublicSiteProps {
  readonly board: BoardFile
  readonly logs: s3.Bucket
}

/** Documents that the product made bring their styles and pictures within them; the one script filters the list of papers. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** What is public is a copy of what the packs' bucket keeps for good; pages are made again with every paper. */
const OLD_PAGES = { id: 'old-pages', noncurrentVersionExpiration: Duration.days(400) }

/**
 * Every public edition at a lasting address: a private bucket behind CloudFront. The distribution is there only for a board
 * that has a public edition.
 */
export class PublicSite extends Construct {
  readonly bucket: RetainedBucket
  /** With a slash at the end; empty without a public edition. */
  readonly url: string

  constructor(scope: Construct, id: string, { board, logs }: PublicSiteProps) {
    super(scope, id)
    this.bucket = new RetainedBucket(this, 'Site', {
      board: board.board.id,
      purpose: 'site',
      logs,
      lifecycleRules: [OLD_PAGES],
    })
    const isPublic = board.packs.some(({ editions }) => editions.includes('public'))
    this.url = isPublic ? this.distribute(board.publicSite) : ''
  }

  private distribute(own: BoardFile['publicSite']): string {
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: 'Public editions of the board’s papers',
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: origins.S3BucketOrigin.withOriginAccessControl(this.bucket.bucket as s3.IBucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: this.securityHeaders(),
        // a correction is seen within minutes
        cachePolicy: new cloudfront.CachePolicy(this, 'Cache', {
          defaultTtl: Duration.minutes(5),
          maxTtl: Duration.minutes(5),
          minTtl: Duration.seconds(0),
          enableAcceptEncodingBrotli: true,
          enableAcceptEncodingGzip: true,
        }),
      },
      errorResponses: [403, 404].map(httpStatus => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: '/404.html',
        ttl: Duration.minutes(1),
      })),
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      // CloudFront's own address keeps CloudFront's own policy
      ...(own !== undefined && {
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
        domainNames: [own.domain],
        certificate: acm.Certificate.fromCertificateArn(this, 'Certificate', own.certificateArn),
      }),
    })
    this.acknowledge(distribution, own !== undefined)
    const url = `https://${own?.domain ?? distribution.distributionDomainName}/`
    new CfnOutput(Stack.of(this), 'SiteUrl', { description: 'The public site', value: url })
    return url
  }

  private securityHeaders(): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
    })
  }

  private acknowledge(distribution: cloudfront.Distribution, hasOwnDomain: boolean): void {
    const reasons: Readonly<Record<string, string>> = {
      'AwsSolutions-CFR1': 'A public body publishes to everybody, wherever they are.',
      'AwsSolutions-CFR2':
        'The site is static files that are public; a firewall would cost more a month than the whole stack.',
      'AwsSolutions-CFR3': 'Requests are logged at the bucket; who reads a public paper is not for the board to know.',
      ...(hasOwnDomain
        ? {}
        : { 'AwsSolutions-CFR4': 'CloudFront’s own address has CloudFront’s own certificate and its TLS policy.' }),
    }
    for (const [id, reason] of Object.entries(reasons)) Validations.of(distribution).acknowledge({ id, reason })
  }
}
