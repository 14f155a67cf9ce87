import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'

/** Seconds for which an address of one object works: long enough to open it, too short to pass on. */
const READ_SECONDS = 300
/** Seconds for which a form may be sent: somebody may look for the file meanwhile. */
const UPLOAD_SECONDS = 3600

/** An address under which one object can be read for five minutes. */
export function presignRead(client: S3Client, bucket: string, key: string): Promise<string> {
  return getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: READ_SECONDS })
}

export interface UploadTerms {
  /** Folder that the file is put into; it keeps its own name. */
  readonly folder: string
  readonly maxBytes: number
  /** Kept with the object. */
  readonly metadata: Readonly<Record<string, string>>
  /** Where the browser goes afterwards. */
  readonly redirect: string
}

/** A form that puts one file into one folder of a bucket, and nothing else, for an hour. */
export function presignUpload(
  client: S3Client,
  bucket: string,
  { folder, maxBytes, metadata, redirect }: UploadTerms,
): Promise<{ url: string; fields: Record<string, string> }> {
  const fixed = {
    ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    success_action_redirect: redirect,
  }
  return createPresignedPost(client, {
    Bucket: bucket,
    Key: `${folder}/\${filename}`,
    Fields: fixed,
    Conditions: [
      ['starts-with', '$key', `${folder}/`],
      ['content-length-range', 1, maxBytes],
      ...Object.entries(fixed).map(([name, value]) => ({ [name]: value })),
    ],
    Expires: UPLOAD_SECONDS,
  })
}
