import * as z from 'zod'
import { mailDomain } from './common.ts'

/** The public site's own address, where it is not to be CloudFront's. */
export const publicSiteSchema = z.strictObject({
  domain: mailDomain.describe('Such as papers.board.example; its DNS points to the address in the stack’s outputs'),
  certificateArn: z
    .string()
    .regex(/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/)
    .meta({
      title: 'the ARN of a certificate in us-east-1, where CloudFront reads them',
      description: 'Certificate of the domain',
      examples: ['arn:aws:acm:us-east-1:123456789012:certificate/0b1e5a6c-1111-2222-3333-444455556666'],
    }),
})
