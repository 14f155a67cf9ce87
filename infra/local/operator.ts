import { REGION } from './resolve-template.ts'

/** The access key of the person at the machine; the functions have their names for keys. */
export const OPERATOR = 'operator'

/** Settings of an AWS client for the person at the machine, who may do anything. */
export function operatorSettings(endpoint: string) {
  return {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: OPERATOR, secretAccessKey: 'local' },
    // the embedded object store keeps the framing of streamed checksums as if it were content
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
  }
}
