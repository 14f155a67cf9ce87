import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import * as z from 'zod'

/** A file that a browser posted with a form, as S3 takes it (POST Object): what a policy signed by a caller allows. */
export interface PostedForm {
  readonly key: string
  readonly file: File
  /** Whose right it is that the policy passes on. */
  readonly caller: string
  readonly metadata: Readonly<Record<string, string>>
  readonly redirect: string | null
}

/** Why a form is refused, by S3's code. */
export class RefusedFormError extends Error {
  constructor(
    readonly code:
      | 'AccessDenied'
      | 'EntityTooLarge'
      | 'EntityTooSmall'
      | 'SignatureDoesNotMatch'
      | 'MalformedPOSTRequest',
    message: string,
  ) {
    super(message)
    this.name = 'RefusedFormError'
  }
}

const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal('starts-with'), z.string(), z.string()]),
      z.tuple([z.literal('eq'), z.string(), z.string()]),
      z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
      z.record(z.string(), z.string()),
    ]),
  ),
})

/**
 * Reads a posted form and checks its policy: the signature, the time, and that every field is one that the policy names.
 * Throws RefusedFormError.
 *
 * @param now milliseconds since 1970, of the machine's clock: addresses are signed by it
 */
export async function readPostedForm(
  request: IncomingMessage,
  { bucket, secret, now }: { readonly bucket: string; readonly secret: string; readonly now: number },
): Promise<PostedForm> {
  const body = Readable.toWeb(request) as ReadableStream
  const form = await new Response(body, {
    headers: { 'content-type': String(request.headers['content-type']) },
  }).formData()
  const file = form.get('file')
  if (!(file instanceof File)) throw new RefusedFormError('MalformedPOSTRequest', 'The form has no file.')
  const fields = new Map(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name.toLowerCase(), value]] : [])),
  )
  const text = fields.get('policy') ?? ''
  const [caller = '', day = '', region = '', service = ''] = (fields.get('x-amz-credential') ?? '').split('/')
  const signingKey = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    `AWS4${secret}`,
  )
  if (createHmac('sha256', signingKey).update(text).digest('hex') !== fields.get('x-amz-signature'))
    throw new RefusedFormError('SignatureDoesNotMatch', 'The signature of the policy is not right.')
  const policy = policySchema.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')))
  if (Date.parse(policy.expiration) < now)
    throw new RefusedFormError('AccessDenied', 'Invalid according to Policy: Policy expired.')
  const key = (fields.get('key') ?? '').replaceAll('${filename}', file.name)
  fields.set('key', key)
  fields.set('bucket', bucket)
  checkConditions(policy.conditions, fields, file.size)
  return {
    key,
    file,
    caller,
    metadata: Object.fromEntries(
      [...fields].flatMap(([name, value]) =>
        name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), value]] : [],
      ),
    ),
    redirect: fields.get('success_action_redirect') ?? null,
  }
}

function checkConditions(
  conditions: z.infer<typeof policySchema>['conditions'],
  fields: ReadonlyMap<string, string>,
  size: number,
): void {
  const refuse = (name: string) => new RefusedFormError('AccessDenied', `Invalid according to Policy: ${name}`)
  const named = new Set(['policy', 'x-amz-signature', 'file'])
  for (const condition of conditions) {
    if (!Array.isArray(condition)) {
      for (const [name, value] of Object.entries(condition)) {
        named.add(name.toLowerCase())
        if (fields.get(name.toLowerCase()) !== value) throw refuse(name)
      }
    } else if (condition[0] === 'content-length-range') {
      if (size < condition[1])
        throw new RefusedFormError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
      if (size > condition[2])
        throw new RefusedFormError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
    } else {
      const name = condition[1].replace('$', '').toLowerCase()
      const value = fields.get(name) ?? ''
      named.add(name)
      if (condition[0] === 'eq' ? value !== condition[2] : !value.startsWith(condition[2])) throw refuse(name)
    }
  }
  for (const name of fields.keys()) if (!named.has(name)) throw refuse(`Extra input fields: ${name}`)
}
