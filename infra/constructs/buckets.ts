import { Duration, Tags } from 'aws-cdk-lib'
import * as s3 from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { RetainedBucket } from './retained-bucket.ts'

/** Days after which the supplier's own copy is deleted; the bytes are kept under `kept/`. */
const INCOMING_DAYS = 90
/** Days that a mail is kept: what was attached is a drop, the rest is what people wrote. */
const MAIL_DAYS = 30
const REQUEST_LOG_DAYS = 400

const toInfrequentAccess = (days: number) => ({
  storageClass: s3.StorageClass.INFREQUENT_ACCESS,
  transitionAfter: Duration.days(days),
})

interface BoardBucketProps {
  readonly board: string
  readonly logs: s3.Bucket
}

/** The access logs of the other two buckets. */
export class RequestLogs extends RetainedBucket {
  constructor(scope: Construct, id: string, board: string) {
    super(scope, id, {
      board,
      purpose: 'logs',
      lifecycleRules: [
        {
          id: 'request-logs',
          expiration: Duration.days(REQUEST_LOG_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    })
  }
}

/**
 * What suppliers upload (`incoming/`), the bytes of every drop whatever its outcome (`kept/`), the manifests of those
 * accepted (`accepted/`) and the receipts (`receipts/`); where mail is received, the mails.
 */
export class DropStore extends RetainedBucket {
  constructor(
    scope: Construct,
    id: string,
    { board, logs, mailPrefix }: BoardBucketProps & { readonly mailPrefix: string | null },
  ) {
    super(scope, id, {
      board,
      logs,
      purpose: 'drops',
      lifecycleRules: [
        {
          id: 'expire-incoming-copies',
          prefix: 'incoming/',
          expiration: Duration.days(INCOMING_DAYS),
          noncurrentVersionExpiration: Duration.days(INCOMING_DAYS),
        },
        { id: 'archive-originals', prefix: 'kept/', transitions: [toInfrequentAccess(30)] },
        ...(mailPrefix === null
          ? []
          : [
              {
                id: 'expire-mails',
                prefix: mailPrefix,
                expiration: Duration.days(MAIL_DAYS),
                noncurrentVersionExpiration: Duration.days(1),
              },
            ]),
      ],
    })
  }
}

const DAYS_A_YEAR = 366

/** Every pack ever issued, edition by edition. Nothing here expires: an issued paper is a permanent record. */
export class PackStore extends RetainedBucket {
  constructor(
    scope: Construct,
    id: string,
    { board, logs, retention }: BoardBucketProps & { readonly retention: BoardFile['retention'] },
  ) {
    super(scope, id, {
      board,
      logs,
      purpose: 'packs',
      lifecycleRules: [{ id: 'archive-old-packs', prefix: 'packs/', transitions: [toInfrequentAccess(180)] }],
      ...(retention && { lockedFor: Duration.days(retention.years * DAYS_A_YEAR) }),
    })
    if (retention) Tags.of(this.bucket).add('boardpack:retention-class', retention.class)
  }
}
